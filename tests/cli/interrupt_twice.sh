set -m
$VM -c 'print("ready", flush=True)
n = 0
while n < 2:
    try:
        x = 0
        while True: x += 1
    except KeyboardInterrupt:
        n += 1
        print("caught", n, flush=True)
print("end")' >out 2>err &
pid=$!
until [ -s out ] || ! kill -0 $pid 2>/dev/null; do sleep 0.02; done
sleep 0.1
kill -INT $pid
until grep -q "caught 1" out || ! kill -0 $pid 2>/dev/null; do sleep 0.02; done
sleep 0.1
kill -INT $pid
wait $pid 2>/dev/null
echo "status $?"
cat out
