$VM -c >out 2>err
echo "status $?"
cat out
head -n 1 err
