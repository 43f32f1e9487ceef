$VM -c 'for i in range(200000): print(i)' 2>err | head -n 1
cat err
$VM -c 'import sys
while True: sys.stdout.write("y" * 1000)' 2>err | head -c 5
echo
cat err
printf 'print("x" * 10000000)\n' > s.py
$VM s.py 2>err | head -c 3
echo
cat err
