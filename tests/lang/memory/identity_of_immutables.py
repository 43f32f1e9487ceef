x = 5
y = 5
print(x is y, None is None, () == ())
def f(): return (1, 2)
print(f() is f())
a = "interned_name"
b = "interned_name"
print(a is b)
import sys
s = "".join(["dyn", "amic"])
print(sys.intern(s) is sys.intern("dyn" + "amic"))
