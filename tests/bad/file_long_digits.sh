{ printf 'x = 0x'; head -c 100000 /dev/zero | tr '\0' 'f'; printf '\nprint(x.bit_length())\n'; } > d.py
$VM d.py
{ printf 'x = '; head -c 10000 /dev/zero | tr '\0' '9'; printf '\n'; } > e.py
$VM e.py >out 2>err
echo "status $?"
tail -n 1 err | cut -c 1-60
