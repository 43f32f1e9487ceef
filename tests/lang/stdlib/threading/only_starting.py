import asyncio
import os
import threading


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


lock = threading.Lock()
lock.acquire()
show(lock.acquire)
show(threading.Event().wait)
show(asyncio.run, asyncio.open_connection("localhost", 1))

first, second = threading.Lock(), threading.Lock()


def crossed(a, b):
    a.acquire()
    import time
    time.sleep(0.01)
    b.acquire()


threads = [threading.Thread(target=crossed, args=pair, daemon=True) for pair in ((first, second), (second, first))]
for thread in threads:
    thread.start()
show(threads[0].join)
