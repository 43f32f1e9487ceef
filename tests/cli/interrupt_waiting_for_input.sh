set -m
mkfifo fifo
(sleep 15 >fifo & echo $! >holder)
$VM -c 'print("ready", flush=True)
input()' <fifo >out 2>err &
pid=$!
until [ -s out ] || ! kill -0 $pid 2>/dev/null; do sleep 0.02; done
sleep 0.1
kill -INT $pid
wait $pid 2>/dev/null
echo "status $?"
tail -n 1 err
kill $(cat holder)
exit 0
