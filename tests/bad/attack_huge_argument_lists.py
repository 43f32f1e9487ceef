def f(*a, **k): return len(a), len(k)
print(f(*range(100000)), f(**{"k%d" % i: i for i in range(10000)}))
print(max(*range(50000)), len("{}".format("x" * 100000)), len([*range(1000)] * 100), print(*[""] * 10, sep=""))
try:
    (lambda a: 0)(*range(10000))
except TypeError as e:
    print(e)
try:
    (lambda a: 0)(**{"k%d" % i: i for i in range(1000)})
except TypeError as e:
    print(str(e).split("'")[0])
print("%s" * 1000 % tuple(range(1000)) == "".join(map(str, range(1000))), len(("{} " * 1000).format(*range(1000))))
