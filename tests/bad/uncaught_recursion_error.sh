printf 'def f(): return f()\nf()\n' > f.py
$VM f.py >out 2>err
echo "status $?"
tail -n 1 err
grep -c "Previous line repeated" err
