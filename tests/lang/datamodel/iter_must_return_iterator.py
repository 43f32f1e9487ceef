class A:
    def __iter__(self): return 5
class B:
    def __iter__(self): return [1]
class N:
    def __next__(self): return 1
for o in (A(), B(), N(), 5, None):
    try:
        iter(o)
    except TypeError as e:
        print(e)
try:
    for x in A(): pass
except TypeError as e:
    print(e)
