import sys
real = __builtins__.__import__
def hook(name, globals=None, locals=None, fromlist=(), level=0):
    if name != "_io": print("import", name, fromlist, level)
    return real(name, globals, locals, fromlist, level)
__builtins__.__import__ = hook
import math
from math import pi, e
from _pkg2 import m2
def f():
    import time as t
f()
__builtins__.__import__ = real
import gc
print("restored")
