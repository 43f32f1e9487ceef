stubborn='
while True:
    try:
        while True: pass
    except BaseException: print("caught")
    finally: print("finally")'
$VM --fuel 1M -c "$stubborn"
echo "status $?"
$VM --timeout=0.1 -c "$stubborn"
echo "status $?"
$VM --memory-limit 8M -c '
x = [1]
try:
    while True: x += x
except MemoryError: print(len(x) > 100000, memory_limit())'
$VM --fuel -1 -c 'print(1)'
echo "status $?"
$VM --timeout soon -c 'print(1)' 2>&1 | head -1
