#!/bin/bash
# Runs the script tests: tests/run.sh VM [filter]
#
# A test is X.py with its expected standard output X.out beside it, or X.sh with X.out. X.status holds the exit status
# where it is not 0, X.err the standard error where it is to be compared.
# - X.py runs as "VM X.py" in its own directory, with no standard input.
# - X.sh runs under bash in an empty directory; $VM is the command to try (leave it unquoted), $HERE the test's directory.
# - The directory's path is cut from standard error and standard output, so "x.py" and "/…/x.py" compare equal;
#   so is the number in "<function f at 0x…>", and the VM's own path before a message.
# - tests/known.txt lists the tests that fail today: they run, and are counted apart from passed and failed when they do.
# - tests/freehold-only.txt lists the tests that mean nothing to CPython; they are skipped when VM is a CPython.
#
# The filter is a part of a path, or a glob over it. FH_WRAP is put before the VM ("valgrind -q"). FH_JOBS is the number of
# processes (2), FH_TIMEOUT the seconds for one test (20), FH_SKIP a file that lists tests to leave out, FH_FOLDERS the
# folders whose tests are run. A sanitizer's or valgrind's report fails the test that made it.
# "tests/run.sh --bless VM TEST…" writes the expectations of the tests named, from what VM does.

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
export PYTHONDONTWRITEBYTECODE=1 LC_ALL=C.UTF-8
unset PYTHONPATH PYTHONHOME PYTHONSTARTUP

# Runs test $1 (a path under tests/, with its suffix); leaves $work/out, $err (text) and $status.
run_one() {
    local test=$1 dir name out
    dir=$here/${test%/*}
    name=${test##*/}
    if [[ $test == *.sh ]]; then
        rm -rf "$work/cwd"
        mkdir -p "$work/cwd"
        cd "$work/cwd" || exit 2
        VM="$FH_WRAP $vm" HERE=$dir timeout -k 2 "$limit" bash "$dir/$name" </dev/null >"$work/out" 2>"$work/err"
    else
        cd "$dir" || exit 2
        # shellcheck disable=SC2086
        timeout -k 2 "$limit" $FH_WRAP $vm "$name" </dev/null >"$work/out" 2>"$work/err"
    fi
    status=$?
    IFS= read -r -d '' err < <(head -c 200000 "$work/err")
    err=${err//"$PWD/"/}
    [[ $err =~ $no_file ]] && err=VM${BASH_REMATCH[1]}
    while [[ $err =~ ^(.*\ at\ 0x)[0-9a-f]+(\>.*)$ ]]; do
        err=${BASH_REMATCH[1]}${BASH_REMATCH[2]}
    done
    if [[ $test == *.sh ]] || grep -qF "$PWD/" "$work/out"; then
        IFS= read -r -d '' out <"$work/out"
        printf '%s' "${out//"$PWD/"/}" >"$work/out"
    fi
    cd "$here" || exit 2
}

# A refused allocation is no fault: AddressSanitizer tells of those that are too large for it.
has_report() {
    [[ $1 == *"AddressSanitizer failed to allocate"* ]] &&
        set -- "$(grep -v 'WARNING: AddressSanitizer failed to allocate' <<<"$1")"
    # said once by whatever switches C stacks
    [[ $1 == *"doesn't fully support makecontext"* ]] &&
        set -- "$(grep -v "WARNING: ASan doesn't fully support makecontext/swapcontext functions" <<<"$1")"
    [[ $1 == *Sanitizer:* || $1 == *"runtime error: "* || $1 == *==[0-9]*==* ]]
}

# Says on standard output what is wrong with the test that just ran; nothing where it passed.
verdict() {
    local base=${1%.*} want_status=0 want_err
    [[ -e $base.status ]] && want_status=$(<"$base.status")
    if [[ $status == 124 && $want_status != 124 ]]; then
        echo "stopped after $limit seconds"
    elif [[ $status != "$want_status" ]]; then
        echo "exit status $status, expected $want_status"
    fi
    if ! cmp -s "$work/out" "$base.out"; then
        diff -a -u --label expected --label "standard output" "$base.out" "$work/out" | head -n 24 | cut -c 1-300
    fi
    if has_report "$err"; then
        echo "report of a sanitizer:"
        head -n 40 <<<"$err"
    elif [[ -e $base.err ]]; then
        IFS= read -r -d '' want_err <"$base.err"
        if [[ $err != "$want_err" ]]; then
            diff -a -u --label expected --label "standard error" "$base.err" - < <(printf '%s' "$err") | head -n 24 | cut -c 1-300
        fi
    elif [[ $status != "$want_status" && -n $err ]]; then
        echo "standard error:"
        printf '%s' "$err" | tail -n 12 | cut -c 1-300
    fi
}

worker() {
    local test said known=""
    work=$(mktemp -d) || exit 2
    trap 'rm -rf "$work"' EXIT
    cd "$here" || exit 2
    [[ -e known.txt ]] && known=$(grep -v '^#' known.txt)
    for test in "$@"; do
        run_one "$test"
        said=$(verdict "$test")
        if [[ -z $said ]]; then
            echo "P $test"
        elif [[ $'\n'$known$'\n' == *$'\n'"$test"$'\n'* && $said != *"report of a sanitizer"* ]]; then
            echo "K $test"
        else
            printf -- '--- tests/%s\n%s\n' "$test" "$said" >"$results/${test//\//%}"
            echo "F $test"
        fi
    done
}

bless() {
    local test base
    work=$(mktemp -d) || exit 2
    trap 'rm -rf "$work"' EXIT
    cd "$here" || exit 2
    for test in "$@"; do
        test=${test#tests/}
        run_one "$test"
        base=${test%.*}
        rm -f "$base.out" "$base.err" "$base.status"
        cp "$work/out" "$base.out"
        [[ $status != 0 ]] && echo "$status" >"$base.status"
        [[ -n $err ]] && printf '%s' "$err" >"$base.err"
    done
}

# Prints the tests that match the filter, one a line.
list() {
    local out base skipped=""
    [[ $("$vm" --version 2>&1) == Python\ * && -e freehold-only.txt ]] && skipped=$(<freehold-only.txt)
    [[ -n $FH_SKIP ]] && skipped+=$'\n'$(<"$FH_SKIP")
    find ${FH_FOLDERS:-lang bad cli differs memory} -name '*.out' | LC_ALL=C sort | while read -r out; do
        base=${out%.out}
        [[ -e $base.py ]] && base=$base.py || base=$base.sh
        # shellcheck disable=SC2053
        [[ -z $1 || $base == *"$1"* || $base == $1 ]] || continue
        [[ $'\n'$skipped$'\n' == *$'\n'"$base"$'\n'* ]] || echo "$base"
    done
}

# The VM's absolute path; of a CPython, that of the program behind any wrapper.
absolute() {
    if [[ $("$1" --version 2>&1) == Python\ * ]]; then
        "$1" -c 'import sys; print(sys.executable)'
    elif [[ $1 == */* ]]; then
        echo "$(cd "$(dirname "$1")" && pwd -P)/${1##*/}"
    else
        command -v "$1"
    fi
}

limit=${FH_TIMEOUT:-20}
no_file="^[^ ]*(: can't open file .*)\$"
if [[ $1 == --worker ]]; then
    vm=$2 results=$3
    shift 3
    worker "$@"
    exit 0
fi
if [[ $1 == --bless ]]; then
    vm=$(absolute "$2")
    shift 2
    bless "$@"
    exit 0
fi

vm=$(absolute "$1")
if [[ -z $1 || ! -x $vm ]]; then
    echo "usage: tests/run.sh VM [filter]" >&2
    exit 2
fi
log=$here/../build/tests.log
mkdir -p "$here/../build"
results=$(mktemp -d) || exit 2
trap 'rm -rf "$results"' EXIT
cd "$here" || exit 2

list "$2" | xargs -r -P "${FH_JOBS:-2}" -n 16 bash "$here/run.sh" --worker "$vm" "$results" >"$results/all"
passed=$(grep -c '^P' "$results/all")
failed=$(grep -c '^F' "$results/all")
shown=0
: >"$log"
for detail in "$results"/*%*; do
    [[ -e $detail ]] || continue
    cat "$detail" >>"$log"
    shown=$((shown + 1))
    if [[ $shown -le 20 ]]; then
        cat "$detail"
    else
        head -n 1 "$detail"
    fi
done
known=$(grep -c '^K' "$results/all")
[[ $known != 0 ]] && echo "$known scripts differ from CPython as tests/known.txt says"
[[ $shown -gt 20 ]] && echo "(the rest of the differences: build/tests.log)"
echo "$passed passed, $failed failed"
[[ $failed == 0 && $passed != 0 ]]
