{ head -c 100000 /dev/zero | tr '\0' 'n'; printf ' = 5\nprint(len(dir()[-1]))\n'; } > long.py
$VM long.py
