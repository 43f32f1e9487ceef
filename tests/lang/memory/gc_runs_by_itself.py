import weakref
class A: pass
refs = []
for i in range(20000):
    a = A()
    a.me = a
    if i < 10: refs.append(weakref.ref(a))
    del a
print(all(r() is None for r in refs))
