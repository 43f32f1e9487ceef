exec(compile("def f():\n    return 1 / 0\n", "virtual.py", "exec"))
f()
