# A folder with a __main__.py runs as a program, and modules beside that are found
mkdir -p app/inner empty
echo 'import os, sys, beside; print(sys.argv, __name__, beside.x, os.path.abspath(sys.path[0]) == os.path.abspath("app"))
def f(): raise ValueError("here")
if sys.argv[1:]: f()' >app/__main__.py
echo 'x = 5' >app/beside.py
$VM app
echo "status $?"
$VM app/
$VM ./app one two 2>&1 | sed "s|$PWD/||; s|\./app/|app/|" | grep -v '\^\^\^\|frozen'
$VM empty 2>&1 | sed "s|.*: can't|can't|; s|$PWD/||"
