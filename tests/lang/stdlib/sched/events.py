import sched


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


now = [0]
s = sched.scheduler(lambda: now[0], lambda d: now.__setitem__(0, now[0] + d))
s.enter(5, 1, print, ("later",))
s.enter(1, 2, print, ("low",))
s.enter(1, 1, print, ("high",), {"end": "!\n"})
cancelled = s.enter(3, 1, print, ("never",))
print(len(s.queue), s.empty(), [e.time for e in s.queue], s.queue[0].priority)
s.cancel(cancelled)
show(s.cancel, cancelled)
print(s.run(blocking=False))
s.run()
print(now, s.empty())
