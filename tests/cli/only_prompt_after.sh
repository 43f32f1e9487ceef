# -i: the prompt follows, in the same state
printf 'x + 1\n' | $VM -i -c 'x = 5'
echo "status $?"
echo 'y = 7; 1/0' >script.py
printf 'y\nexit(4)\n' | $VM -i script.py 2>err
echo "status $?"
cat err
printf '1 +\n1\n:strategy\n:nothing\n' | $VM repl 2>&1
