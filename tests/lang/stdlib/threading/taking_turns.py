"""Threads, locks, conditions, barriers, timers, thread-local data, the end of the program."""
import threading, time, queue
def work(n):
    for i in range(3):
        time.sleep(0.01 * n)
        out.append((n, i))
out=[]
ts=[threading.Thread(target=work,args=(n,)) for n in (1,2,3)]
for t in ts: t.start()
print(threading.active_count(), ts[0].name)
for t in ts: t.join()
print(sorted(out), threading.active_count())
lock=threading.Lock(); n=0
def inc():
    global n
    for _ in range(1000):
        with lock: n+=1
ts=[threading.Thread(target=inc) for _ in range(10)]
[t.start() for t in ts]; [t.join() for t in ts]; print(n)
loc=threading.local()
class L(threading.local):
    def __init__(self, v): self.v=v; print("init", v)
l=L(5)
def f(): loc.x=1; l.v+=1; print(hasattr(loc,'y'), l.v)
loc.y=2
t=threading.Thread(target=f); t.start(); t.join(); print(hasattr(loc,'x'), l.v, loc.y)
def bad(): raise ValueError("oops")
def hook(a): print("hook", a.exc_type, a.exc_value, a.thread.name)
threading.excepthook=hook
t=threading.Thread(target=bad, name="B"); t.start(); t.join(); print(t.is_alive(), str(t)[:18])
b=threading.Barrier(3); r=[]
def bw(): r.append(b.wait())
ts=[threading.Thread(target=bw) for _ in range(3)]; [t.start() for t in ts]; [t.join() for t in ts]; print(sorted(r))
c=threading.Condition(); items=[]
def cons():
    with c:
        while not items: c.wait()
        print("got", items.pop())
t=threading.Thread(target=cons); t.start()
with c: items.append(1); c.notify()
t.join()
e=threading.Event(); print(e.wait(0.01)); tm=threading.Timer(0.01, e.set); tm.start(); print(e.wait(1))
s=threading.Semaphore(2); print(s.acquire(), s.acquire(), s.acquire(blocking=False), s.acquire(timeout=0.01))
threading.Thread(target=lambda: (time.sleep(0.05), print("late"))).start()
print("main ends")
