printf 'def f():\n    raise ValueError("in module")\nf()\n' > mod.py
$VM -m mod >out 2>err
echo "status $?"
grep -v runpy err | tail -n 6
