#!/bin/bash
# Drives the prompt in a pseudo-terminal: tests/repl/run.sh VM [FILTER]
#
# X.keys holds commands of the driver (pty.c), X.out what it has to print: screens, cell by cell. Each case runs in a new
# directory, which is its HOME. "tests/repl/run.sh --bless VM X…" writes the expectations, to be read before they are kept.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
bless=
[ "$1" = --bless ] && bless=1 && shift
vm=$(cd "$(dirname "$1")" && pwd -P)/$(basename "$1")
shift
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export ASAN_OPTIONS=${ASAN_OPTIONS:-detect_leaks=1}

${CC:-gcc} -std=c11 -D_GNU_SOURCE -O1 -Wall -Wextra "$here/pty.c" -lutf8proc -lutil -o "$work/pty" || exit 2

run_case() {
    local name=$1
    mkdir -p "$work/$name"
    cd "$work/$name" || exit 2
    HERE=$here timeout -k 2 90 "$work/pty" "$here/$name.keys" "$vm" >"$work/$name.got" 2>&1 </dev/null
}

if [ -n "$bless" ]; then
    for name; do
        name=$(basename "$name" .keys)
        run_case "$name"
        cp "$work/$name.got" "$here/$name.out"
        cat "$here/$name.out"
    done
    exit
fi

# Where milliseconds are counted, a page that the machine hands over late is late once: what is slow is slow each time.
check_case() {
    local name=$1 try
    for try in 1 2 3; do
        rm -rf "${work:?}/$name"
        run_case "$name"
        if [ "$name" != latency ] || cmp -s "$here/$name.out" "$work/$name.got"; then break; fi
    done
    if cmp -s "$here/$name.out" "$work/$name.got"; then
        echo pass
    else
        echo "FAIL tests/repl/$name.keys"
        diff -a -u --label expected --label got "$here/$name.out" "$work/$name.got" | head -40
    fi >"$work/$name.verdict"
}

# Debugging builds have larger objects, and the dynamic linker and its libraries take 1 MB.
is_small_program() {
    [[ $vm == */build/freehold ]] && ! LC_ALL=C grep -qa '/ld-linux\|/ld-musl' "$vm"
}

pids=0
names=()
for file in "$here"/*.keys; do
    name=$(basename "$file" .keys)
    [[ tests/repl/$name.keys == *"${1:-}"* ]] || continue
    [[ $vm == */san/* && $name == @(interrupts|interrupts_builtins|latency) ]] && continue # they count milliseconds
    [[ $name == resident ]] && ! is_small_program && continue
    names+=("$name")
    check_case "$name" &
    pids=$((pids + 1))
    [ $((pids % ${FH_JOBS:-2})) -ne 0 ] || wait
done
wait
passed=0
failed=0
for name in "${names[@]}"; do
    if [ "$(cat "$work/$name.verdict")" = pass ]; then
        passed=$((passed + 1))
    else
        cat "$work/$name.verdict"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
