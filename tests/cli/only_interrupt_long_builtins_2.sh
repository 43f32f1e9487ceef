set -m
for code in 'max(range(10**12))' 'x = 7**3000000; str(x) if __import__("sys").set_int_max_str_digits(0) is None else 0' 'dict.fromkeys(range(10**10))' '[0] * 10**8 == [0] * 10**8 and all([1] * 10**9)' 'list(filter(None, iter(int, 1)))' 'for i in iter(int, 1): pass'; do
    : > out
    $VM -c "print('ready', flush=True)
$code" >out 2>err &
    pid=$!
    until [ -s out ] || ! kill -0 $pid 2>/dev/null; do sleep 0.02; done
    sleep 0.15
    kill -INT $pid 2>/dev/null
    { sleep 4; kill -KILL $pid; } 2>/dev/null &
    guard=$!
    wait $pid 2>/dev/null
    s=$?
    kill -- -$guard 2>/dev/null
    wait $guard 2>/dev/null
    case $s in
    130) [ "$(tail -n 1 err)" = KeyboardInterrupt ] || echo "no traceback: $code" ;;
    0) ;; # finished before the signal
    *) echo "status $s: $code $(tail -n 1 err)" ;;
    esac
done
echo "survived"
