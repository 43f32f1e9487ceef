$VM -c 'for i in range(50000): print(i, "line of text")' | tail -n 1
$VM -c 'print("x" * 5000000)' | wc -c
$VM -c 'import sys
for i in range(10): sys.stdout.write("y" * 100000)' | wc -c
