import gc
for call in (lambda: gc.collect(3), lambda: gc.collect(-1), lambda: gc.collect("a"), lambda: gc.collect(generation=0),
             lambda: gc.is_tracked(), lambda: gc.set_threshold(), lambda: gc.set_threshold(1, 2, 3, 4)):
    try:
        print(type(call()).__name__)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(gc.get_threshold())
gc.set_threshold(500, 5, 5)
print(gc.get_threshold()[0])
gc.set_threshold(0)
print(gc.get_threshold()[0], gc.isenabled())
gc.set_threshold(700, 10, 10)
print([sorted(s) for s in gc.get_stats()])
print(gc.DEBUG_STATS, gc.DEBUG_LEAK, gc.get_debug(), gc.get_freeze_count())
