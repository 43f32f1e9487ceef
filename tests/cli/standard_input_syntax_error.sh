printf 'x = 1\ny = (\n' | $VM
echo "status $?"
