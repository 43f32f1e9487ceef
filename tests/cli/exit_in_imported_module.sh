printf 'import sys\nprint("loading")\nsys.exit(4)\n' > m.py
$VM -c 'import m
print("not reached")'
echo "status $?"
