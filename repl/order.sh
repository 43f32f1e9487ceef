#!/bin/bash
# Writes repl/startup.ld: repl/order.sh PTY VM. PTY is tests/repl/pty.c compiled; VM has been linked without the file and with
# its symbols (./build.sh order does both). valgrind tells which functions run.
#
# Sections are named as the linker finds them: the object and the function's name without what the compiler puts behind it
# for its copies. A function that is gone or renamed is passed by, a new one lies with the others until this is run again.
set -euo pipefail
pty=$(realpath "$1")
vm=$(realpath "$2")
out=$(realpath "$(dirname "${BASH_SOURCE[0]}")")/startup.ld
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
valgrind=(valgrind -q --tool=callgrind "--callgrind-out-file=$work/%p.calls" "$vm")

cat >prompt.keys <<'KEYS'
env NO_COLOR=
run
settle
type \x04
end
KEYS
cat >script.py <<'PY'
import sys


class Greeting:
    def __init__(self, name):
        self.name = name

    def text(self):
        return f"hello {self.name}"


for name in sorted({"b": 1, "a": 2}):
    print(Greeting(name).text(), len(sys.argv), [n * 2 for n in range(3)])
PY
"$pty" prompt.keys "${valgrind[@]}" >/dev/null
"${valgrind[@]}" -c pass
"${valgrind[@]}" script.py >/dev/null

names() {
    for calls in *.calls; do callgrind_annotate --threshold=100 --show-percs=no "$calls"; done |
        sed -n "s|^ *[0-9,]* *\(.*/\)\{0,1\}\([a-z_0-9]*\)\.c:\([A-Za-z_0-9]*\)[.' ].*\[$vm\]\$|\2 \3|p" | LC_ALL=C sort -u
}

{
    cat <<'HEAD'
/* The functions that every start of the program runs, put side by side: few pages are touched then. Written by
 * ./build.sh order; a name that no longer exists does no harm. */
SECTIONS
{
    .text.start :
    {
HEAD
    names | while read -r object function; do
        echo "        *$object.o(.text.$function .text.$function.* .text.startup.$function)"
    done
    printf '    }\n}\nINSERT BEFORE .text;\n'
} >"$out.new"
mv "$out.new" "$out"
echo "$out: $(grep -c '^        \*' "$out") functions"
