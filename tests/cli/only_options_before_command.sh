# Options stand before a command as well as behind it; names of commands are commands, but behind -- and -c.
printf 'import sys\nprint(sys.argv, sys.flags.optimize)\nassert not __debug__\n' >s.py
cp s.py run
$VM -O run s.py run -O
$VM run -O s.py
$VM -O run -O s.py
$VM -O -- run a
$VM -Oc 'print(1)' run
printf '@manual_memory\ndef f():\n    return allocate(8)\nx = f()\n' >m.py
$VM --memory-debug run m.py 2>&1 | sed 's/, [0-9]* bytes.*//'
$VM --memory-debug --check off run m.py 2>/dev/null
echo "status $?"
printf '@manual_memory\ndef f():\n    t = allocate(8)\n    free(t)\n    free(t)\n' >bad.py
$VM --check=error run bad.py 2>/dev/null
echo "status $?"
$VM --memory-strategy manual dis -c 'x' | head -n 1
$VM -O dis -c 'assert x' | tail -n 1
$VM -q repl --plain <<<'1 + 1'
$VM -O check bad.py | head -n 1
$VM run repl 2>&1 | head -n 1
$VM -VV | sed 's/[0-9][0-9.]*/N/g'
$VM -OV nothing.py | sed 's/[0-9.]*$/N/'
