set -m
$VM -c 'print("ready", flush=True)
while True: pass' >out 2>err &
pid=$!
until [ -s out ] || ! kill -0 $pid 2>/dev/null; do sleep 0.02; done
sleep 0.1
kill -INT $pid
wait $pid 2>/dev/null
echo "status $?"
cat err
