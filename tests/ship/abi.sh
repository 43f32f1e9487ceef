#!/bin/bash
# usage: tests/ship/abi.sh [--update]
# Compares what build/libfreehold.so exports, and what the headers declare, with the record in tests/ship/abi.txt. What has
# gone or changed since is a failure: programs that were built before would break. What came is shown; --update records it.
cd "$(dirname "$0")/../.." || exit 2
record=tests/ship/abi.txt
now=$(mktemp)
trap 'rm -f "$now"' EXIT
{
    echo "# symbols"
    nm -D --defined-only build/libfreehold.so | awk '$2 != "A" {print $3}' | LC_ALL=C sort
    echo "# declarations"
    # One declaration a line, without attributes, white space or the system's own.
    printf '#include "freehold_prompt.h"\n' | ${CC:-gcc} -E -Ivm/include -x c - |
        awk '/^# [0-9]+ "/ {wanted = $3 ~ /freehold[a-z_]*\.h"/; next} wanted' |
        sed 's/__attribute__((visibility("default")))//g; s/^[ \t]*//' | tr -s ' \t\n' ' ' | sed 's/; */;\n/g' |
        awk '{line = line (line == "" ? "" : " ") $0; n = gsub(/\{/, "{", line); m = gsub(/\}/, "}", line)}
             n == m {print line; line = ""}' | sed 's/  */ /g; s/^ //; s/ $//' | LC_ALL=C sort
} >"$now"
if [ "${1:-}" = --update ]; then
    cp "$now" "$record"
else
    came=$(comm -13 <(LC_ALL=C sort "$record") <(LC_ALL=C sort "$now"))
    [ -z "$came" ] || printf 'not recorded yet:\n%s\n' "$came"
    gone=$(comm -23 <(LC_ALL=C sort "$record") <(LC_ALL=C sort "$now"))
    [ -z "$gone" ] || printf 'gone or changed:\n%s\n' "$gone"
    [ -z "$gone" ]
fi
