import time
a = time.time(); b = time.perf_counter(); c = time.monotonic(); d = time.process_time(); e = time.time_ns()
time.sleep(0.01)
print(time.time() >= a, time.perf_counter() - b >= 0.009, time.monotonic() >= c, time.process_time() >= d, isinstance(e, int), isinstance(a, float), isinstance(time.perf_counter_ns(), int))
g = time.gmtime(0)
print(g.tm_year, g.tm_mon, g.tm_mday, g.tm_hour, g.tm_wday, g.tm_yday, tuple(g)[:6], time.strftime("%Y-%m-%d %H:%M:%S", g), time.gmtime(86400 * 365)[:3])
try:
    time.sleep(-1)
except ValueError as x:
    print(x)
