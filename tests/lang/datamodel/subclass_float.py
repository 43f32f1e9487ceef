class F(float):
    def __new__(cls, v, unit): 
        self = super().__new__(cls, v)
        self.unit = unit
        return self
f = F(1.5, "m")
print(f, f.unit, f * 2, type(f * 2).__name__, f == 1.5, isinstance(f, float), repr(f), f.hex())
