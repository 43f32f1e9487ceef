# --fix makes the fixes that hold and leaves the rest; --diff shows them; files are replaced whole, links and modes stay.
cat >lib.py <<'EOF'
def end(n):
    t = allocate(n)
    t.fill(1)


def rebound(n):
    t = allocate(n)
    t = allocate(n)
    free(t)


def raised(n):
    t = allocate(n)
    if n > 3:
        raise ValueError(n)
    free(t)


def size(n):
    t = allocate(n)
    return len(t)


def twice(n):
    t = allocate(n)
    free(t)
    if n:
        free(t)


class Maker:
    def make(self, name="):", count=1):
        return allocate(count)


def lost_in_a_loop(n):
    for i in range(n):
        t = allocate(n)
EOF
cp lib.py before.py
$VM check --diff lib.py; echo "status $?"
cmp lib.py before.py && echo "not touched"
chmod 640 lib.py
ln -s lib.py link.py
$VM check --fix link.py 2>err; echo "status $?"; cat err
[ -L link.py ] && stat -c %a lib.py
$VM check --diff lib.py; echo "status $?"
$VM check --diff before.py | sed 's/before.py/lib.py/' >patch
patch -s before.py patch && cmp before.py lib.py && echo "the diff is the fix"
printf 'def make(n):\r\n    t = allocate(n)\r\n    if n:\r\n        return 1\r\n    free(t)\r\n' >crlf.py
$VM check --fix crlf.py 2>/dev/null; echo "status $?"; tr '\r' '~' <crlf.py
printf '\xef\xbb\xbfdef make(n): return allocate(n)' >mark.py
$VM check --fix mark.py 2>/dev/null; echo "status $?"; od -c mark.py | head -n 1
printf 'def end(n):\n    t = allocate(n)\n    t.fill(1)' >open_end.py
$VM check --diff open_end.py
$VM check --diff - <open_end.py | tail -n 2
$VM check --fix - <open_end.py 2>&1 | head -n 1
printf 'def f(:\n' >bad.py
$VM check --fix bad.py 2>/dev/null; echo "status $?"
printf 'x = 1\n' >clean.py
$VM check --fix clean.py 2>&1; echo "status $?"
ls -A
