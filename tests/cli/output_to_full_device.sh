$VM -c 'print("x" * 100000)' >/dev/full 2>err
s=$?
[ $s != 0 ] && [ $s -lt 126 ] && echo "status not 0"
[ -s err ] && echo "says why"
