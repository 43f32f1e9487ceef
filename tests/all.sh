#!/bin/bash
# usage: tests/all.sh OUT [FILTER]     called by ./build.sh test and ./build.sh san
# Runs the unit test programs in OUT/unit and OUT/api, the language scripts, the examples and the checks of the sources, and ends with
# the sum of them all as "N passed, N failed" alone on a line. FILTER keeps the tests whose path contains it.
cd "$(dirname "$0")/.." || exit 2
out=$1
filter=${2:-}
vm=$out/freehold
passed=0
failed=0
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# add NAME FILE STATUS: adds the counts on the last line of FILE. A program that ended without them, or badly, is a failure,
# unless it only complains that the filter left it nothing to do.
add() {
    local line ok bad
    line=$(grep -aE '^[0-9]+ passed, [0-9]+ failed$' "$2" | tail -1)
    read -r ok _ bad _ <<<"${line:-0 passed, 0 failed}"
    if [ -n "$filter" ] && [ "$line" = "0 passed, 0 failed" ]; then return; fi
    if [ "$bad" -eq 0 ] && { [ "$3" -ne 0 ] || [ -z "$line" ]; }; then
        echo "FAIL $1: exit status $3"
        bad=1
    fi
    passed=$((passed + ok))
    failed=$((failed + bad))
}

pass() { passed=$((passed + 1)); }

fail() {
    echo "FAIL $*"
    failed=$((failed + 1))
}

unit_tests() {
    local source name program status
    for source in tests/unit/*_test.c tests/api/*_test.c tests/api/*_test.cpp; do
        [ -f "$source" ] && [[ $source == *"$filter"* ]] || continue
        name=${source#tests/}
        name=${name%.*}
        for program in "$out/$name" "$out/${name/api\//api\/other/}"; do
            [ "$program" = "$out/$name" ] || [[ $program == */other/* && -x $program ]] || continue
            timeout 120 "$program" </dev/null >"$work/log" 2>&1
            status=$?
            [ $status -eq 0 ] || cat "$work/log"
            add "$source" "$work/log" $status
        done
    done
}

language_tests() {
    [ -f tests/run.sh ] || return
    bash tests/run.sh "$vm" ${filter:+"$filter"} </dev/null 2>&1 | tee "$work/log"
    add tests/run.sh "$work/log" "${PIPESTATUS[0]}"
}

# tests/examples/NAME.out is what examples/NAME.py prints, given the arguments in tests/examples/NAME.args.
example_tests() {
    local expected name args status
    for expected in tests/examples/*.out tests/examples/*/*.out; do
        name=${expected#tests/examples/}
        name=${name%.out}
        [ -f "$expected" ] && [[ examples/$name.py == *"$filter"* ]] || continue
        args=()
        [ ! -f "tests/examples/$name.args" ] || read -ra args <"tests/examples/$name.args"
        timeout 60 "$vm" run "examples/$name.py" "${args[@]}" </dev/null >"$work/out" 2>"$work/err"
        status=$?
        if [ $status -eq 0 ] && cmp -s "$expected" "$work/out"; then
            pass
        else
            fail "examples/$name.py (exit status $status)"
            diff "$expected" "$work/out" | head -5
            tail -5 "$work/err"
        fi
    done
}

# The scripts under the other strategies: tests/strategies.sh.
strategy_tests() {
    local strategy
    for strategy in manual arena hidden; do
        [[ strategy/$strategy == *"$filter"* ]] || continue
        [ $strategy != hidden ] || export FH_SHARE=5
        bash tests/strategies.sh "$vm" $strategy </dev/null 2>&1 | tee "$work/log"
        add "tests/strategies.sh $strategy" "$work/log" "${PIPESTATUS[0]}"
    done
}

# The prompt in a pseudo-terminal.
prompt_tests() {
    [[ tests/repl/x.keys == *"$filter"* || $filter == *repl* ]] || return
    bash tests/repl/run.sh "$vm" ${filter:+"$filter"} </dev/null 2>&1 | tee "$work/log"
    add tests/repl/run.sh "$work/log" "${PIPESTATUS[0]}"
}

# The ownership checker against its corpus, and random programs against both: tests/ownership/run.sh.
ownership_tests() {
    local each
    for each in corpus seeded running clean differ bad; do
        [[ ownership/$each == *"$filter"* ]] || continue
        bash tests/ownership/run.sh "$vm" $each </dev/null 2>&1 | tee "$work/log"
        add "tests/ownership/run.sh $each" "$work/log" "${PIPESTATUS[0]}"
    done
}

# A sample of what ./build.sh oom does.
oom_tests() {
    [[ tests/oom.sh == *"$filter"* ]] || return
    bash tests/oom.sh "$vm" 12 8 </dev/null 2>&1 | tee "$work/log"
    add tests/oom.sh "$work/log" "${PIPESTATUS[0]}"
}

# They look at the release build, whichever build is tested.
source_checks() {
    local script
    [ "$out" = build ] || return
    for script in tests/check/*.sh; do
        [ -f "$script" ] && [[ $script == *"$filter"* ]] || continue
        if bash "$script" >"$work/log" 2>&1; then
            pass
        else
            cat "$work/log"
            fail "$script"
        fi
    done
}

# Freehold as its users get it: the release build, installed and built against, and the hosts of examples/embed.
shipping_tests() {
    local script status
    [ "$out" = build ] && [[ tests/ship == *"$filter"* ]] || return
    for script in tests/ship/run.sh tests/ship/hosts.sh; do
        bash $script </dev/null >"$work/log" 2>&1
        status=$?
        [ $status -eq 0 ] || cat "$work/log"
        add $script "$work/log" $status
    done
}

unit_tests
if [ -x "$vm" ]; then
    language_tests
    example_tests
    strategy_tests
    prompt_tests
    ownership_tests
    oom_tests
else
    echo "test: there is no $vm, so no script is run"
fi
source_checks
shipping_tests

echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
