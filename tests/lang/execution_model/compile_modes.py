c = compile("1 + 2", "name.py", "eval")
print(eval(c), c.co_filename, c.co_name, type(c).__name__)
exec(compile("x = 5\ny = x * 2", "f", "exec"))
print(y)
exec(compile("1 + 1; 'a'", "f", "single"))
exec(compile("for i in range(2): i\n", "f", "single"))
for args in (("1", "f", "bad"), ("x = 1", "f", "eval"), ("1\n2", "f", "single"), (5, "f", "exec"), ("1", 5, "exec")):
    try:
        compile(*args)
        print("ok")
    except (ValueError, SyntaxError, TypeError) as e:
        print(type(e).__name__, e.args[0])
