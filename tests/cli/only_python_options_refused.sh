# What CPython has and Freehold does not is refused by name.
for o in -v -t -Ot "-X importtime" -Xtracemalloc=5 -Xfaulthandler -X\ no_debug_ranges "-X frozen_modules=off" -Xutf8=0 --memory-debug=1 \
    --help-all -é; do
    $VM $o -c 'print("ran")' 2>&1
    echo "status $?"
done
