#!/bin/bash
# usage: tests/fuzz/run.sh OUT NAME SECONDS     called by ./build.sh fuzz
# Lets OUT/fuzz/NAME search for SECONDS from tests/fuzz/seeds/NAME and from what earlier runs found (OUT/fuzz/corpus).
cd "$(dirname "$0")/../.." || exit 2
out=$1 name=$2 seconds=$3
mkdir -p "$out/fuzz/corpus/$name" "$out/fuzz/found"
seeds=()
case $name in
source) # the scripts of the language tests, behind a byte for the strategy
    seeds=("$out/fuzz/seeds/source")
    mkdir -p "${seeds[0]}"
    for f in tests/lang/*/*.py tests/memory/*/*.py; do (printf '\0' && cat "$f") >"${seeds[0]}/$(echo "$f" | tr / _)"; done
    ;;
*) [ ! -d "tests/fuzz/seeds/$name" ] || seeds=("tests/fuzz/seeds/$name") ;;
esac
dict=()
[ ! -f "tests/fuzz/$name.dict" ] || dict=(-dict="tests/fuzz/$name.dict")
ASAN_OPTIONS=${ASAN_OPTIONS:-allocator_may_return_null=1:detect_leaks=1} \
    "$out/fuzz/$name" -max_total_time="$seconds" -timeout="${FUZZ_TIMEOUT:-20}" -rss_limit_mb=2048 -max_len=4096 -print_final_stats=1 \
    -artifact_prefix="$out/fuzz/found/$name-" "${dict[@]}" "$out/fuzz/corpus/$name" "${seeds[@]}"
