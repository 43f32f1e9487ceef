# dir() of a plain class instance lists exactly these names.
class A: pass
print(dir(A()))
print(dir(object))
