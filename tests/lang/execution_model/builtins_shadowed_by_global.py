print(abs(-1))
abs = lambda v: "mine"
print(abs(-1))
import sys
del abs
print(abs(-2))
print(__builtins__.abs(-3) if not isinstance(__builtins__, dict) else 3)
