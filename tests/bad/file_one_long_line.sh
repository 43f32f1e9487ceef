{ printf 'x = ['; head -c 300000 /dev/zero | sed 's/\x00/1, /g'; printf ']\nprint(len(x))\n'; } > long.py
$VM long.py
