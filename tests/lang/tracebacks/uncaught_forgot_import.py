def f(): return time.time()
f()
