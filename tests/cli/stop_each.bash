# stop_each CODE...: each ends by SIGINT as CPython does: its traceback on stderr, and status 130.
set -m
stop_each() {
    local code pid guard s
    for code; do
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
}
