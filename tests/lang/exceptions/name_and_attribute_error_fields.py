e = NameError("m", name="n")
print(e, e.name)
e = AttributeError("m", name="n", obj=5)
print(e, e.name, e.obj)
e = UnboundLocalError("u", name="z")
print(e.name)
for c in (NameError, AttributeError):
    try:
        c("m", bad=1)
    except TypeError as x:
        print(x)
