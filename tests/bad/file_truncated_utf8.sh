printf 'x = "\xe2\x82' > f.py
$VM f.py >out 2>err
echo "status $?"
grep -c "SyntaxError" err
