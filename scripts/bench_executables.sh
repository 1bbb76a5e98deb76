#!/bin/sh
# Prints the variables that name the benchmarks' executables, as `benches/README.md` lists them.
# usage: cargo bench --no-run --message-format=json | bench_executables.sh
set -eu
messages=$(cat)
for pair in EMBEDDING=embedding CANDLE=candle_bert VECTORS=vectors GENERATION=generation GROWTH=growth; do
    path=$(printf '%s\n' "$messages" | sed -n "s/.*\"executable\":\"\([^\"]*\/${pair#*=}-[^\"]*\)\".*/\1/p" | tail -n 1)
    [ -z "$path" ] || echo "AUSKUNFT_BENCH_${pair%%=*}=$path"
done
