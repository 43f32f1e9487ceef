class A:
    _v = "value"
    @classmethod
    @property
    def v(cls): return cls._v
print(A.v, A().v)
