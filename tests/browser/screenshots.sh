#!/bin/sh
# Ingests the sample corpus with the binary in AUSKUNFT_BIN and draws the pictures of the README.
# usage: screenshots.sh FOLDER
set -eu
folder=$(mkdir -p "$1" && cd "$1" && pwd)
cd "$(dirname "$0")/../.."

: "${AUSKUNFT_BIN:?names the binary}"
AUSKUNFT_DATA=${AUSKUNFT_DATA:-${CARGO_TARGET_DIR:-target}/test-data}
case $AUSKUNFT_DATA in /*) ;; *) AUSKUNFT_DATA=$PWD/$AUSKUNFT_DATA ;; esac
AUSKUNFT_MODELS=${AUSKUNFT_MODELS:-$PWD/models}
export AUSKUNFT_BIN AUSKUNFT_DATA AUSKUNFT_MODELS

"$AUSKUNFT_BIN" ingest corpus tests/browser/documents
cd tests/browser
exec node screenshots.js "$folder"
