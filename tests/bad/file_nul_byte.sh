printf 'print("before")\nx = "a\0b"\n' > f.py
$VM f.py >out 2>err
echo "status $?"
cat out
tail -n 1 err
