printf 'import sys\nprint("module", __name__, sys.argv[1:], sys.argv[0].split("/")[-1])\n' > mod.py
$VM -m mod a b
echo "status $?"
