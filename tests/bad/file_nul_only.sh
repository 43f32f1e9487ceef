printf '\0' > f.py
$VM f.py >out 2>err
echo "status $?"
cat out
tail -n 1 err
