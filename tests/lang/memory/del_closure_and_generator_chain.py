f = lambda: None
for i in range(50000):
    f = (lambda g: lambda: g)(f)
del f
def gen(x): yield x
g = None
for i in range(50000):
    g = gen(g)
del g
print("no crash")
