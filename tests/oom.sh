#!/bin/bash
# usage: tests/oom.sh VM [SCRIPTS [SAMPLES]]     called by ./build.sh oom
# Makes allocations of whole runs of the program fail: of each of SCRIPTS test scripts (100), spread over the language tests,
# SAMPLES allocations (40), the first ones one by one and then further and further apart, once alone and once with all that
# follow. Whatever a script makes of that, the program must end by itself: no signal, no report of a sanitizer, no hang.
vm=$1
scripts=${2:-100}
samples=${3:-40}
cd "$(dirname "$0")/.." || exit 2
vm=$(realpath "$vm")
mapfile -t all < <(find tests/lang tests/memory -name '*.py' -size -8k | LC_ALL=C sort)
step=$((${#all[@]} / scripts))
[ $step -gt 0 ] || step=1
passed=0
failed=0
log=$(mktemp)
trap 'rm -f "$log"' EXIT

try() { # script, n, persistent
    local status
    (cd "$(dirname "$1")" && FH_FAIL_AT=$2 FH_FAIL_PERSISTENT=$3 timeout 20 "$vm" "$(basename "$1")") >/dev/null 2>"$log" </dev/null
    status=$?
    if [ $status -ge 124 ] && [ $status -ne 130 ] || grep -aqE 'Sanitizer|runtime error:' "$log"; then
        echo "FAIL $1: FH_FAIL_AT=$2 FH_FAIL_PERSISTENT=$3, exit status $status"
        grep -aE 'ERROR|SUMMARY|runtime error' "$log" | head -3
        return 1
    fi
}

for ((i = 0; i < ${#all[@]} && i / step < scripts; i += step)); do
    n=1
    for ((k = 0; k < samples; k++)); do
        for persistent in 0 1; do
            if try "${all[i]}" $n $persistent; then passed=$((passed + 1)); else failed=$((failed + 1)); fi
        done
        n=$((n + 1 + n / 12))
    done
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
