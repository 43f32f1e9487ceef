#!/bin/bash
# A few seconds' proof that build/freehold runs scripts: those that tests/smoke.list names (one path a line, # comments),
# each compared with the .out and .status files beside it. No .out: any output; no .status: exit status 0.
cd "$(dirname "$0")/.." || exit 2
vm=${1:-build/freehold}
[[ $vm == /* ]] || vm=$PWD/$vm
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
    base=${script%.py}
    want=0
    [ ! -f "$base.status" ] || want=$(<"$base.status")
    (cd "$(dirname "$script")" && timeout 5 "$vm" "$(basename "$script")" </dev/null >"$work/out" 2>"$work/err")
    status=$?
    cp "$work/out" "$work/want"
    [ ! -f "$base.out" ] || cp "$base.out" "$work/want"
    [ $status -ne "$want" ] || ! cmp -s "$work/want" "$work/out" || continue
    fail "$script (exit status $status)"
    diff "$work/want" "$work/out" | head -5
    tail -3 "$work/err"
done
echo "smoke: ${#scripts[@]} scripts, $failed failures"
[ $failed -eq 0 ]
