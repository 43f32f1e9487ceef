class A:
    __ = 1
    ___ = 2
    __x = 3
    __y_ = 4
    def f(self, __=5, ___=6):
        return __, ___
print(sorted(n for n in A.__dict__ if n not in ("__module__", "__dict__", "__weakref__", "__doc__")), A().f())
