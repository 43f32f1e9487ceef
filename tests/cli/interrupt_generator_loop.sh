set -m
$VM -c 'def g():
    n = 0
    while True:
        yield n
        n += 1
print("ready", flush=True)
for x in g(): pass' >out 2>err &
pid=$!
until [ -s out ] || ! kill -0 $pid 2>/dev/null; do sleep 0.02; done
sleep 0.1
kill -INT $pid
wait $pid 2>/dev/null
echo "status $?"
tail -n 1 err
