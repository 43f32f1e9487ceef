set -m
$VM -c 'def f():
    try:
        print("ready", flush=True)
        while True: [x for x in range(100)]
    finally:
        print("finally")
class C:
    def __enter__(self): pass
    def __exit__(self, t, v, tb): print("exit", t.__name__)
with C(): f()' >out 2>err &
pid=$!
until [ -s out ] || ! kill -0 $pid 2>/dev/null; do sleep 0.02; done
sleep 0.1
kill -INT $pid
wait $pid 2>/dev/null
echo "status $?"
cat out
tail -n 1 err
