class A: pass
a = A()
try:
    a.missing
except AttributeError as e:
    print(e.name, e.obj is a)
try:
    unknown_name
except NameError as e:
    print(e.name, e)
e = AttributeError("msg", name="n", obj=3)
print(e.name, e.obj, e.args)
print(AttributeError("x").name)
