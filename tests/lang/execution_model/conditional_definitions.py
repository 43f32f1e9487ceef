if True:
    def f(): return "first"
else:
    def f(): return "second"
print(f())
for i in range(2):
    class C:
        n = i
print(C.n)
try:
    import nonexistent_module_q
except ImportError:
    nonexistent_module_q = None
print(nonexistent_module_q)
def g(flag):
    if flag:
        def inner(): return "defined"
    return inner()
print(g(True))
try:
    g(False)
except UnboundLocalError as e:
    print(e)
