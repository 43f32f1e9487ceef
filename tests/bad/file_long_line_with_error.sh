{ printf 'x = "'; head -c 1000000 /dev/zero | tr '\0' 'a'; printf '" +\n'; } > long.py
$VM long.py >out 2>err
echo "status $?"
tail -n 1 err
