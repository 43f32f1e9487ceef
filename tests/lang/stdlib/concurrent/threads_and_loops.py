"""Pools, queues, loops in threads, threads under loops, recursion and generators in threads."""
import concurrent.futures as cf, time, threading, queue, asyncio, random, sys
def f(x): 
    if x == 3: raise ValueError(f"bad {x}")
    time.sleep(0.01*(5-x)); return x*x
with cf.ThreadPoolExecutor(max_workers=3) as ex:
    fs={ex.submit(f,i): i for i in range(5)}
    ended=[]
    for fu in cf.as_completed(fs):
        try: ended.append((fs[fu], fu.result()))
        except ValueError as e: ended.append((fs[fu], "err", e.args))
    print(sorted(ended, key=lambda e: e[0]))
    print(list(ex.map(f, [0,1,2])))
    late=threading.Event()
    done, nd = cf.wait([ex.submit(time.sleep, 0.01), ex.submit(late.wait)], return_when=cf.FIRST_COMPLETED); print(len(done), len(nd))
    late.set()
try: ex.submit(f, 1)
except RuntimeError as e: print(e)
q=queue.Queue(2); res=[]
def prod():
    for i in range(6): q.put(i)
    q.put(None)
def cons():
    while (x:=q.get()) is not None: res.append(x); q.task_done()
    q.task_done()
ts=[threading.Thread(target=t) for t in (prod,cons)]
[t.start() for t in ts]; [t.join() for t in ts]; q.join(); print(res, q.empty())
try: q.get(timeout=0.01)
except queue.Empty as e: print("empty", repr(e))
def blocking(n): time.sleep(0.02); return threading.current_thread() is threading.main_thread(), n
async def main():
    t=asyncio.create_task(ticker())
    print(await asyncio.gather(*(asyncio.to_thread(blocking, i) for i in range(3))))
    loop=asyncio.get_running_loop()
    print(await loop.run_in_executor(None, sum, [1,2,3]))
    try: await asyncio.to_thread(f, 3)
    except ValueError as e: print("async err", e)
    t.cancel()
n=0
async def ticker():
    global n
    while True: n+=1; await asyncio.sleep(0.005)
asyncio.run(main()); print(n > 2)
def loop_thread(loop): asyncio.set_event_loop(loop); loop.run_forever()
loop=asyncio.new_event_loop(); th=threading.Thread(target=loop_thread,args=(loop,),daemon=True); th.start()
async def coro(x): await asyncio.sleep(0.01); return x+1
print(asyncio.run_coroutine_threadsafe(coro(4), loop).result()); loop.call_soon_threadsafe(loop.stop); th.join()
class Account:
    def __init__(self): self.balance=0; self.lock=threading.RLock()
    def deposit(self, n):
        with self.lock:
            with self.lock:
                b=self.balance; time.sleep(0.0001); self.balance=b+n
a=Account(); ts=[threading.Thread(target=a.deposit,args=(i,)) for i in range(20)]
[t.start() for t in ts]; [t.join() for t in ts]; print(a.balance)
class T(threading.Thread):
    def run(self): self.result=sum(range(100)); print(self.name, threading.current_thread().name)
t=T(name="W"); t.start(); t.join(); print(t.result)
t=threading.Thread(target=print, args=("x",)); t.start(); t.join()
try: t.start()
except RuntimeError as e: print(e)
ev=threading.Event()
def spin():
    while not ev.is_set(): pass
    print("spun")
t=threading.Thread(target=lambda: (time.sleep(0.01), ev.set())); t.start(); spin(); t.join()
def deep(n): return 0 if n==0 else 1+deep(n-1)
r=[]; t=threading.Thread(target=lambda: r.append(deep(900))); t.start(); t.join(); print(r)
def deep2(n): return sorted([n], key=lambda x: deep2(x-1) if x else 0)
t=threading.Thread(target=lambda: deep2(90)); t.start(); t.join()
def gen():
    while True: x=yield; time.sleep(0.001); out.append(x)
out=[]; g=gen(); next(g)
t=threading.Thread(target=lambda: g.send(1)); t.start()
try: g.send(2)
except ValueError as e: print(e)
t.join(); print(out)
import contextvars; cv=contextvars.ContextVar("cv", default=0); cv.set(5)
t=threading.Thread(target=lambda: print(cv.get())); t.start(); t.join()
def dies():
    import traceback
    try: 1/0
    finally: print("fin")
threading.excepthook=lambda a: print(a.exc_type.__name__, a.thread is not None)
t=threading.Thread(target=dies); t.start(); t.join()
d=threading.Thread(target=time.sleep, args=(100,), daemon=True); d.start(); print(d.daemon, d.is_alive(), threading.active_count())
sys.exit(3)
