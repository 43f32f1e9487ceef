$VM --no-such-option >out 2>err
echo "status $?"
cat out
[ -s err ] && echo "says why"
