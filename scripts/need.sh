#!/bin/sh
# Says in one sentence which tool is missing and how to get it.
set -eu

need() {
    case "$1" in
        cargo)
            command -v cargo >/dev/null 2>&1 || missing "Rust (cargo)" "install it with your system's rustup package or from your Rust mirror"
            version=$(cargo --version | sed -E 's/cargo ([0-9]+)\.([0-9]+).*/\1 \2/')
            set -- $version
            [ "$1" -gt 1 ] || [ "$2" -ge 92 ] || missing "Rust 1.92 or newer" "run 'rustup update'"
            ;;
        node)
            command -v node >/dev/null 2>&1 || missing "Node.js" "on Debian: apt-get install nodejs npm"
            [ "$(node -p 'process.versions.node.split(".")[0]')" -ge 20 ] || missing "Node.js 20 or newer" "see your system's package nodejs"
            ;;
        npm) command -v npm >/dev/null 2>&1 || missing "npm" "on Debian: apt-get install npm" ;;
        python3) command -v python3 >/dev/null 2>&1 || missing "Python 3" "on Debian: apt-get install python3 python3-pip" ;;
        pip) python3 -m pip --version >/dev/null 2>&1 || missing "pip for Python 3" "on Debian: apt-get install python3-pip" ;;
    esac
}

missing() {
    echo "error: $1 is missing: $2." >&2
    exit 1
}

for tool in "$@"; do need "$tool"; done
