{ printf 'x = "'; head -c 1000000 /dev/zero | tr '\0' 'a'; printf '"\nprint(len(x))\n'; } > long.py
$VM long.py
