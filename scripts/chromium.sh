#!/bin/sh
# Makes sure that a Chromium is there for the browser tests.
set -eu

for name in "${CHROMIUM:-}" chromium chromium-browser google-chrome; do
    if [ -n "$name" ] && command -v "$name" >/dev/null 2>&1; then
        exit 0
    fi
done
if command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ]; then
    echo "installing chromium from the system's packages"
    apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq chromium >/dev/null && exit 0
fi
echo "error: the browser tests need Chromium: install your system's package 'chromium' (on Debian: apt-get install chromium) or name it in CHROMIUM." >&2
exit 1
