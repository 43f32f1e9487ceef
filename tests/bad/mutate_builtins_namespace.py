import sys
b = __builtins__
saved = b.len
b.len = lambda x: "patched"
print(len([1]))
del b.len
try:
    len([1])
except NameError as e:
    print(e)
b.len = saved
b.new_name = "visible everywhere"
print(new_name, len("ab"))
def f(): return new_name
print(f())
del b.new_name
try:
    f()
except NameError as e:
    print(e)
real = b.print
b.print = lambda *a: real("wrapped", *a)
print("x")
b.print = real
b.__build_class__, keep = (lambda f, n, *a: ("class", n)), b.__build_class__
class A: pass
b.__build_class__ = keep
print(A)
