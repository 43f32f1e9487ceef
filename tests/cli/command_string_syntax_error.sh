$VM -c 'x = = 1'
echo "status $?"
