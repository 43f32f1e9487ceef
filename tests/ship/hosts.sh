#!/bin/bash
# Builds the hosts of examples/embed against the release build and runs each; tests/ship/hosts/NAME.out is what it must print.
# Ends with "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0
failed=0

# check NAME COMMAND...: in a copy of the host's folder, since the server's test edits its script
check() {
    local name=$1
    shift
    mkdir "$work/$name"
    cp -r examples/embed/"$name"/* "$work/$name" 2>/dev/null || cp examples/embed/rules.py "$work/$name"
    (cd "$work/$name" && timeout 120 "$@") >"$work/out" 2>"$work/err" </dev/null
    if cmp -s "tests/ship/hosts/$name.out" "$work/out"; then
        passed=$((passed + 1))
    else
        echo "FAIL examples/embed/$name"
        diff "tests/ship/hosts/$name.out" "$work/out" | head -10
        head -5 "$work/err"
        failed=$((failed + 1))
    fi
}

make -k -s -C examples/embed OUT="$work/bin" >"$work/log" 2>&1 || cat "$work/log"
ln -s "$work/bin/freehold_sqlite.so" "$work/"
check price "$work/bin/price"
check game "$work/bin/game" --frames 300 game.py
check server "$work/bin/server" --selftest handlers.py
check sqlite bash -c "cp '$work/bin/freehold_sqlite.so' . && sqlite3 <tour.sql 2>&1"
check plugins "$work/bin/plugins" plugins.d
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
