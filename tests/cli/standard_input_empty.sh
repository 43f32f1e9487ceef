$VM </dev/null
echo "status $?"
printf '' | $VM -
echo "status $?"
