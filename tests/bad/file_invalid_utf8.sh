printf 'print("before")\nx = "caf\xe9"\n' > f.py
$VM f.py >out 2>err
echo "status $?"
cat out
grep -c "SyntaxError" err
