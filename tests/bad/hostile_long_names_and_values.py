name = "n" * 10000
class A: pass
a = A()
setattr(a, name, 1)
print(getattr(a, name), len(list(vars(a))[0]))
try:
    getattr(a, name + "x")
except AttributeError as e:
    print(len(str(e)))
exec(f"{name} = 5")
print(globals()[name])
T = type(name, (), {})
print(len(T.__name__), len(repr(T)))
try:
    exec(f"def {name}(): pass\n{name}(1)")
except TypeError as e:
    print(len(str(e)))
e = ValueError("m" * 100000)
print(len(str(e)), len(repr(e)))
print(len(f"{'x':>100000}"), len("%100000d" % 5), len("{:<{}}".format("a", 50000)), len(format(1.5, ".5000f")))
try:
    int("z" * 100)
except ValueError as e:
    print(len(str(e)))
try:
    {}["k" * 1000]
except KeyError as e:
    print(len(str(e)))
