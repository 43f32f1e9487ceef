import asyncio
import os
import threading


def show(f, *args):
    try:
        print(repr(f(*args)))
    except Exception as e:
        print(type(e).__name__, e)


show(threading.Thread(target=print).start)
lock = threading.Lock()
lock.acquire()
show(lock.acquire)
show(threading.Event().wait)
show(os.popen, "ls")
show(os.fork)
show(asyncio.run, asyncio.to_thread(print))
show(asyncio.run, asyncio.open_connection("localhost", 1))
try:
    import subprocess
except ImportError as e:
    print(e, e.name)
