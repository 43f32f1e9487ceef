#!/bin/bash
# usage: bench/embed/run.sh     Freehold's C API beside Lua's (where liblua5.4-dev is installed)
cd "$(dirname "$0")/../.." || exit 2
[ -f build/libfreehold.a ] || { echo "build first"; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
${CC:-gcc} -O2 -Ivm/include bench/embed/freehold.c build/libfreehold.a -lutf8proc -lm -lpthread -o "$work/freehold" || exit 1
echo Freehold
"$work/freehold"
if echo '#include <lua.h>' | ${CC:-gcc} -I/usr/include/lua5.4 -E - >/dev/null 2>&1; then
    ${CC:-gcc} -O2 -I/usr/include/lua5.4 bench/embed/lua.c -llua5.4 -lm -o "$work/lua" && echo Lua && "$work/lua"
fi
${CC:-gcc} -O2 -Ivm/include bench/embed/engine.c build/libfreehold.a -lutf8proc -lm -lpthread -o "$work/engine" && echo Engines &&
    "$work/engine"
