$VM -c 'print("hi")'
$VM -c 'print("a"); print("b")'
$VM -c 'for i in range(2): print(i)'
$VM -c 'x = 1
if x:
    print("several lines")'
$VM -c ''
echo "status $?"
