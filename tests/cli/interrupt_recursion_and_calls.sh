set -m
$VM -c 'def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print("ready", flush=True)
fib(60)' >out 2>err &
pid=$!
until [ -s out ] || ! kill -0 $pid 2>/dev/null; do sleep 0.02; done
sleep 0.1
kill -INT $pid
wait $pid 2>/dev/null
echo "status $?"
head -n 1 err
tail -n 1 err
