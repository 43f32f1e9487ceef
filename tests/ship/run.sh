#!/bin/bash
# Installs the release build into a folder of its own and builds tests/ship/consumer.c against it in each way that a product
# would: pkg-config shared and static, CMake shared and static, and the single file. Each program must print the same line.
# Also compares the exported interface with tests/ship/abi.txt (abi.sh). Ends with "N passed, N failed".
cd "$(dirname "$0")/../.." || exit 2
CC=${CC:-gcc}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
expected='{"answer": 42.0}'
passed=0
failed=0

# check NAME PROGRAM
check() {
    local got
    got=$(timeout 30 "$2" 2>&1)
    if [ "$got" = "$expected" ]; then
        passed=$((passed + 1))
    else
        echo "FAIL ship/$1: ${got:-no program}"
        failed=$((failed + 1))
    fi
}

./build.sh install "$work/prefix" >"$work/log" 2>&1 || { cat "$work/log"; echo "0 passed, 1 failed"; exit 1; }
export PKG_CONFIG_PATH=$work/prefix/lib/pkgconfig LD_LIBRARY_PATH=$work/prefix/lib

$CC tests/ship/consumer.c -o "$work/shared" $(pkg-config --cflags --libs freehold)
check "pkg-config shared" "$work/shared"
$CC tests/ship/consumer.c -o "$work/static" $(pkg-config --cflags freehold) "$work/prefix/lib/libfreehold.a" \
    $(pkg-config --static --libs freehold | sed 's/-lfreehold//')
check "pkg-config static" "$work/static"

cmake -S tests/ship -B "$work/cmake" -DCMAKE_PREFIX_PATH="$work/prefix" -DCMAKE_C_COMPILER="${CC%% *}" >"$work/log" 2>&1 &&
    cmake --build "$work/cmake" >>"$work/log" 2>&1 || cat "$work/log"
check "CMake shared" "$work/cmake/consumer_shared"
check "CMake static" "$work/cmake/consumer_static"

./build.sh single "$work/single" >"$work/log" 2>&1 || cat "$work/log"
# -O0: a compilation with -O2 takes half a minute.
$CC -O0 -w -I"$work/single" tests/ship/consumer.c "$work/single/freehold.c" -o "$work/one" -lm -lutf8proc
check "single file" "$work/one"

if bash tests/ship/abi.sh >"$work/log" 2>&1; then
    passed=$((passed + 1))
else
    cat "$work/log"
    echo "FAIL ship/abi"
    failed=$((failed + 1))
fi
echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
