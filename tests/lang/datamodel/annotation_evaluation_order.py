def show(x):
    print("eval", x)
    return x
class T: pass
t = T()
t.attr: show("attr annotation") = show("attr value")
d = {}
d[show("key")]: show("item annotation") = show("item value")
n: show("name annotation") = show("name value")
def f():
    v: undefined_name = 1
    return v
print(f(), __annotations__)
