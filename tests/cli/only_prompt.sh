printf '%s\n' '1+1' '_ * 3' 'def f(x):' '  return x + 1' '' 'f(2)' '1/0' '(1,' '2)' 'x = """a' 'b"""' 'x' 'if x:' '  5' '' 'None' \
    'import sys; sys.argv' 'x = )' '' '   ' 'print("still here")' '__name__' 'class C:' '  y = f(1)' '' 'C.y' 'raise SystemExit(7)' 'print("not reached")' >in
$VM -i <in 2>&1
echo "status $?"
printf '1+1\nexit\nprint("not reached")\n' | $VM -i
echo "status $?"
printf 'unfinished = (' | $VM -i 2>&1
echo "status $?"
printf 'x = 1\nx' | $VM --memory-strategy manual -i
echo "status $?"
