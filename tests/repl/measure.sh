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
(echo "def block():"; for i in $(seq 199); do echo "    総計_$i = [$i, '日本語👩‍👧', (1 + 2) * 3]  # 注釈です"; done) >wide.py
(echo "def block():"; for i in $(seq 199); do
    printf "    total_%d = [" "$i"
    for j in $(seq 60); do printf "('text', %d), " "$j"; done
    echo "]"
done) >long.py
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
say a block of 200 lines, 1,000 keys at its end:
latency 1000 abc(d)'e'+\x7f
type \e<
say at its beginning:
latency 1000 abc(d)[1]
say a string opened and closed at its beginning, so that all colours change:
latency 200 "\x7f
say through its lines:
latency 400 \e[B\e[B\e[A
type \x03
paste wide.py
say the same with wide characters, in its middle:
type \e[A\e[A\e[A\e[A\e[A\e[A\e[A\e[A\e[A\e[A
latency 400 ab日(d)
type \x03
paste long.py
say lines of 840 characters, at the end:
latency 400 abc(d)
type \e<
say through them:
latency 200 \e[B
type \x03
paste 500.py
say a paste of 500 lines:
time
type \x03\x04
end
END
"$work/pty" case "$vm"
