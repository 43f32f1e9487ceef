# SARIF that its specification allows: findings with paths and fixes, files that cannot be checked, names that need escapes.
mkdir -p 'a b'
printf 'def f(n):\n    t = allocate(n)\n    free(t)\n    free(t)\n' > 'a b/ü.py'
printf 'def g(n):\n    t = allocate(n)\n    return 1\n' > leak.py
printf 'def f(:\n' > syntax.py
cp leak.py ../outside_$$.py
$VM check --format=sarif "a b" leak.py >log; echo "status $?"
$VM $HERE/sarif.py <log
$VM check --format=sarif leak.py syntax.py none.py 2>/dev/null >log; echo "status $?"
$VM $HERE/sarif.py <log
printf 'x = 1\n' > clean.py
$VM check --format=sarif clean.py >log; echo "status $?"
$VM $HERE/sarif.py <log
$VM check --format=sarif "$PWD/leak.py" ../outside_$$.py >log; echo "status $?"
$VM $HERE/sarif.py <log | sed "s/_$$//"
rm ../outside_$$.py
