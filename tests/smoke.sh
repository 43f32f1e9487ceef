#!/bin/bash
# A few seconds' proof that build/freehold runs scripts: those that tests/smoke.list names (one path a line, # comments),
# each compared with the .out file beside it, or only required to exit 0 where there is none.
cd "$(dirname "$0")/.." || exit 2
vm=${1:-build/freehold}
mapfile -t scripts < <(grep -v '^ *\(#\|$\)' tests/smoke.list)

if [ ! -x "$vm" ]; then
    echo "smoke: there is no $vm yet"
    exit 0
fi
if [ ${#scripts[@]} -eq 0 ]; then
    echo "smoke: tests/smoke.list is empty: $vm is not expected to run scripts yet"
    exit 0
fi

failed=0
fail() {
    echo "smoke: FAIL $*"
    failed=$((failed + 1))
}

got=$(timeout 5 "$vm" -c 'print("hi")' </dev/null 2>&1)
[ "$got" = hi ] || fail "-c 'print(\"hi\")' printed: $got"

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for script in "${scripts[@]}"; do
    [ -f "$script" ] || { fail "$script is missing"; continue; }
    timeout 5 "$vm" run "$script" </dev/null >"$work/out" 2>"$work/err"
    status=$?
    expected=${script%.py}.out
    if [ -f "$expected" ]; then
        cmp -s "$work/out" "$expected" && [ $status -lt 124 ] && continue
        fail "$script (exit status $status)"
        diff "$expected" "$work/out" | head -5
    else
        [ $status -eq 0 ] && continue
        fail "$script (exit status $status)"
    fi
    tail -3 "$work/err"
done
echo "smoke: ${#scripts[@]} scripts, $failed failures"
[ $failed -eq 0 ]
