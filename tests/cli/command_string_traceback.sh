$VM -c 'def f(): return 1 / 0
f()'
echo "status $?"
