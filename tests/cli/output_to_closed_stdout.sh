$VM -c 'print("x")' >&- 2>err
s=$?
[ $s -lt 126 ] && echo "no crash"
