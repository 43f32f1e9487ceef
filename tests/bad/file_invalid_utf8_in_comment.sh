printf '# caf\xe9\nprint(1)\n' > f.py
$VM f.py >out 2>err
echo "status $?"
cat out
grep -c "SyntaxError" err
