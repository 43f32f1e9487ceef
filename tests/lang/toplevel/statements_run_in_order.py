print(1)
def f(): return g()
print(2)
def g(): return "defined before the call"
print(f())
for i in range(2): print("loop", i)
if f(): print(3)
del f
try:
    f()
except NameError as e:
    print(e)
