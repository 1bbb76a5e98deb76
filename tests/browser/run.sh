#!/bin/sh
# Ingests the sample corpus and pages that are hard to mark with the binary in AUSKUNFT_BIN, then runs the browser tests
# against it, or the command that is given instead.
# usage: run.sh [COMMAND…]
set -eu
cd "$(dirname "$0")/../.."

: "${AUSKUNFT_BIN:?names the binary}"
AUSKUNFT_DATA=${AUSKUNFT_DATA:-${CARGO_TARGET_DIR:-target}/test-data}
case $AUSKUNFT_DATA in /*) ;; *) AUSKUNFT_DATA=$PWD/$AUSKUNFT_DATA ;; esac
AUSKUNFT_MODELS=${AUSKUNFT_MODELS:-$PWD/models}
export AUSKUNFT_BIN AUSKUNFT_DATA AUSKUNFT_MODELS

"$AUSKUNFT_BIN" ingest corpus tests/browser/documents
cd tests/browser
[ $# -gt 0 ] || set -- npm test --silent
exec "$@"
