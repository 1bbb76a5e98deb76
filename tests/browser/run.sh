#!/bin/sh
# Ingests the sample corpus and pages that are hard to mark with the binary in AUSKUNFT_BIN and runs the browser tests against it.
set -eu
cd "$(dirname "$0")/../.."

: "${AUSKUNFT_BIN:?names the binary to test}"
AUSKUNFT_DATA=${AUSKUNFT_DATA:-${CARGO_TARGET_DIR:-target}/test-data}
case $AUSKUNFT_DATA in /*) ;; *) AUSKUNFT_DATA=$PWD/$AUSKUNFT_DATA ;; esac
AUSKUNFT_MODELS=${AUSKUNFT_MODELS:-$PWD/models}
export AUSKUNFT_BIN AUSKUNFT_DATA AUSKUNFT_MODELS

"$AUSKUNFT_BIN" ingest corpus tests/browser/documents
cd tests/browser
exec npm test --silent
