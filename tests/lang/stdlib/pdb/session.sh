# A program under the debugger, its commands from standard input.
cat > prog.py <<'P'
def add(a, b):
    c = a + b
    return c


def main():
    total = 0
    for i in range(3):
        total = add(total, i)
    print("total", total)
    return total


main()
print("done")
P
printf '%s\n' 'b add' 'c' 'a' 'p a + 40' 'n' 'n' 'p c' 'r' 'u' 'l' 'd' 'cl 1' 'b 10, total > 2' 'b' 'c' 'p total' 'pp [total] * 2' '!total = 77' 'whatis total' 'whatis add' 's' \
    'undefined_name' 'ignore 2 1' 'disable 2' 'c' 'q' | $VM -m pdb prog.py 2>&1 | sed "s#$PWD#.#g"
cat > brk.py <<'P'
import pdb, sys
def f():
    x = 1
    breakpoint()
    x = 2
    return x
f()
try:
    1 / 0
except ZeroDivisionError:
    pdb.post_mortem()
P
printf '%s\n' 'n' 'p x' 'll' 'r' 'c' 'p 5' 'c' | $VM brk.py 2>&1 | sed "s#$PWD#.#g"
echo
PYTHONBREAKPOINT=0 $VM -c 'breakpoint(); print("not stopped")'
PYTHONBREAKPOINT=builtins.print $VM -c 'breakpoint("hooked", sep="-")'
