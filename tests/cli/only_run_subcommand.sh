printf 'import sys\nprint(sys.argv, __name__)\n' > s.py
$VM run s.py a b
printf 'print("from stdin")\n' | $VM run -
$VM run no_such.py
echo "status $?"
