#!/bin/bash
# usage: tests/ownership/bad_input.sh VM [table]
# What the checker does with enormous programs and with input that is no program: an answer within $limit seconds each, never
# a crash. With `table` it prints the times, for three sizes of each kind.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
vm=$1
[[ $vm == /* ]] || vm=$(cd "$(dirname "$vm")" && pwd -P)/${vm##*/}
work=$(mktemp -d) || exit 2
trap 'rm -rf "$work"' EXIT
export LC_ALL=C.UTF-8 NO_COLOR=1
cd "$work" || exit 2
limit=${FH_LIMIT:-10}
bad=0

complain() {
    echo "bad input: $*"
    bad=1
}

generate() { "$vm" run --check=off "$here/generate.py" "$1" "$2" >"$work/$1_$2.py"; }

# Runs the check of $1; leaves $status and the milliseconds in $taken.
check() {
    local start=${EPOCHREALTIME/./}
    timeout -k 1 "$limit" "$vm" check "$1" >out 2>err </dev/null
    status=$?
    taken=$(((${EPOCHREALTIME/./} - start) / 1000))
}

# enormous KIND SIZE STATUS...: the check ends in time with one of these
enormous() {
    local kind=$1 size=$2 want
    shift 2
    generate "$kind" "$size"
    check "${kind}_$size.py"
    for want; do
        [[ $status == "$want" ]] && return
    done
    complain "$kind of $size: status $status after $taken ms: $(head -c 300 err; head -n 2 out)"
}

table() {
    local kind size
    printf '%-12s%10s%10s%12s\n' program size lines "time (ms)"
    while read -r kind sizes; do
        for size in $sizes; do
            generate "$kind" "$size"
            check "${kind}_$size.py"
            printf '%-12s%10s%10s%12s%s\n' "$kind" "$size" "$(wc -l <"${kind}_$size.py")" "$taken" \
                "$([[ $status == [01] ]] || echo "   status $status")"
        done
    done <<'END'
lines 1000 10000 100000
plain 1000 10000 100000
branches 100 1000 10000
loops 100 1000 10000
locals 100 1000 10000
tries 100 1000 10000
recursive 10 100 1000
chain 10 100 1000
nested 20 50 90
elif 100 1000 10000
module 100 1000 10000
END
}

# odd NAME STATUS: `check NAME` ends with this status, and says something where it is not 0
odd() {
    check "$1"
    if [[ $status != "$2" ]]; then
        complain "$1: status $status, expected $2: $(head -c 200 err)"
    elif [[ $2 == 2 && ! -s err ]]; then
        complain "$1: nothing is said"
    fi
}

all_odd() {
    : >empty.py
    odd empty.py 0
    printf '# only a comment, allocate' >comment.py
    odd comment.py 0
    printf 'def f(:\n    free(\n' >syntax.py
    odd syntax.py 2
    printf 'b = allocate(8)\nif b:\nfree(b)\n' >indent.py
    odd indent.py 2
    printf 'b = allocate(8)\nfree(b)\0\n' >nul.py
    odd nul.py 2
    printf 'b = allocate(8)  # \xff\xfe\nfree(b)\n' >utf8.py
    odd utf8.py 2
    printf '\xef\xbb\xbfb = allocate(8)\r\nfree(b)\r\n' >bom.py
    odd bom.py 0
    head -c 20000 "$vm" >binary.py
    odd binary.py 2
    odd no_such_file.py 2
    mkdir -p empty_folder
    timeout "$limit" "$vm" check empty_folder >out 2>err
    [[ $? == [02] ]] || complain "an empty folder"
    printf 'b = allocate(8)\nfree(b)\nreturn 5\n' >return.py
    odd return.py 2
    printf 'def f():\n    b = allocate(8)\n    free(b)\n    break\n' >break.py
    odd break.py 2
    printf 'b = allocate(%s)\nfree(b)\n' "$(printf '(%.0s' {1..3000})" >deep.py
    odd deep.py 2
    printf 'b = allocate(8)\nb.fill(%s1)\nfree(b)\n' "$(printf -- '-%.0s' {1..3000})" >unary.py
    check unary.py
    [[ $status == [02] ]] || complain "unary.py: status $status"
    printf 'import loop_b\nb = allocate(8)\nloop_b.f(b)\ndef g(b): free(b)\n' >loop_a.py
    printf 'import loop_a\ndef f(b): loop_a.g(b)\n' >loop_b.py
    odd loop_a.py 0
    printf 'from itself import f\ndef f(b): f(b)\nf(allocate(8))\n' >itself.py
    check itself.py
    [[ $status == [01] ]] || complain "itself.py: status $status"
    printf 'def f(b): free(b)\nb = allocate(8)\nf(b)\ndef f(b): pass\nf(*b, **b)\ndel f\nf(b)\n' >rebound.py
    check rebound.py
    [[ $status == [01] ]] || complain "rebound.py: status $status"
    printf 'def f(a, b=allocate(8), *c, d: owned, **e) -> owned: return a\nclass owned: pass\nf()\nclass C(C): x: owned(f) = free\n' >odd_names.py
    check odd_names.py
    [[ $status == [01] ]] || complain "odd_names.py: status $status"
    printf 'free = allocate = print\ndef f():\n    b = allocate(8)\n    free(b)\n    free(b)\nf()\n' >shadowed.py
    odd shadowed.py 0
    printf 'async def f():\n    async with allocate(8) as b:\n        async for c in b: await free(b)\n    yield [x async for x in b]\n' >async.py
    check async.py
    [[ $status == [01] ]] || complain "async.py: status $status"
    timeout "$limit" "$vm" check --format=json syntax.py nul.py empty.py no_such_file.py >out 2>err
    [[ $? == 2 ]] || complain "several files, some of them bad"
}

if [[ $2 == table ]]; then
    limit=60
    table
    exit 0
fi
all_odd
enormous lines 20000 0
enormous plain 20000 0
enormous branches 10000 0
enormous loops 3000 0
enormous locals 3000 0
enormous tries 3000 0
enormous recursive 1000 0 1
enormous chain 1000 0
enormous nested 90 0
enormous elif 5000 0
enormous module 5000 0 1
exit $bad
