#!/bin/bash
# Measures the prompt: tests/repl/measure.sh [VM]. Start to prompt, one key in a block of 200 lines, a paste of 500 lines,
# resident memory at the prompt and after a first input.
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
vm=$(realpath "${1:-$here/../../build/freehold}")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
${CC:-gcc} -std=c11 -D_GNU_SOURCE -O1 "$here/pty.c" -lutf8proc -lutil -o "$work/pty" || exit 2
cd "$work" || exit 2
for i in $(seq 500); do echo "total_$i = [$i, 'text', (1 + 2) * 3]  # a comment"; done >500.py
(echo "def block():"; for i in $(seq 199); do echo "    total_$i = [$i, 'text', (1 + 2) * 3]  # a comment"; done) >200.py
cat >case <<'END'
env NO_COLOR=
run
say start to prompt:
time
say memory at the prompt:
memory
type x = 1\r
type x\r
say memory after two inputs:
memory
paste 200.py
type a
say a key in a block of 200 lines, at its end:
time
type b
time
type (
time
type \e<
type \e[B\e[Bz
say and at its beginning:
time
type y
time
type \x03
paste 500.py
say a paste of 500 lines:
time
type \x03\x04
end
END
"$work/pty" case "$vm"
