printf 'def f(a, b=2):\n    return [x + a for x in range(b)]\nprint(f(1))\n' > s.py
$VM dis s.py >out 2>err
echo "status $?"
cat err
grep -q "f" out && [ "$(wc -l < out)" -gt 10 ] && echo "lists instructions"
grep -q '^\[1, 2\]$' out && echo "must not run the script"
$VM dis -c 'x = 1' >out
[ -s out ] && echo "from a string"
printf 'x = = 2\n' > bad.py
$VM dis bad.py
echo "status $?"
$VM dis no_such.py 2>/dev/null
echo "status $?"
