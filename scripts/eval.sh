#!/bin/sh
# Evaluates the sample set, and the shared set where it is there, and prints the figures of both.
# usage: eval.sh PATH_OF_AUSKUNFT DATA_FOLDER
set -eu
cd "$(dirname "$0")/.."

auskunft=$1
data=$2
shared=${AUSKUNFT_SHARED:-../shared}
runs=$data/evaluations

evaluate() { # name, data folder, question set
    printf '\n== %s\n' "$1"
    rm -rf "$runs/$1"
    "$auskunft" --data "$2" eval run "$3" --robustness --out "$runs/$1"
    printf '\n== %s, one switch at a time\n' "$1"
    "$auskunft" --data "$2" eval ablate "$3" | tee "$runs/$1/ablation.md"
}

"$auskunft" --data "$data" ingest corpus
evaluate sample "$data" corpus/questions/sample.jsonl

if [ -f "$shared/questions/dev.jsonl" ]; then
    "$auskunft" --data "$data-shared" ingest --collection shared "$shared"/documents/*.pdf
    evaluate dev "$data-shared" "$shared/questions/dev.jsonl"
else
    echo "SKIPPED: no shared question set at $shared"
fi
