def compose(*fs):
    def run(x):
        for f in reversed(fs): x = f(x)
        return x
    return run
print(compose(lambda x: x + 1, lambda x: x * 2)(5))
def tree(n):
    def walk(d): return [] if d == n else [d] + walk(d + 1)
    return walk(0)
print(tree(5))
def arg(a, *b, c, **d):
    return lambda: (a, b, c, d)
print(arg(1, 2, c=3, e=4)())
