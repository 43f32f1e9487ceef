ns = {"__builtins__": {"print": print, "len": lambda x: "my len"}}
exec("print(len('abc'))", ns)
try:
    exec("print(abs(1))", ns)
except NameError as e:
    print(e)
try:
    exec("class A: pass", {"__builtins__": {}})
except NameError as e:
    print(e)
try:
    exec("import math", {"__builtins__": {}})
except ImportError as e:
    print(e)
