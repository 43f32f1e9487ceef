printf 'def f():\n    return [][1]\nf()\n' | $VM -
echo "status $?"
