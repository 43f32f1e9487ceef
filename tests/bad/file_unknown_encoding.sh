printf '# coding: no-such-codec\nprint(1)\n' > f.py
$VM f.py >out 2>err
echo "status $?"
cat out
tail -n 1 err
