exec("x = 1\ndef f():\n    return x\ntry:\n    f()\nexcept NameError as e:\n    print(e)", {}, {})
exec("x = 1\nprint([x for _ in range(2)])", {})
try:
    exec("x = 1\nprint([x for _ in range(2)])", {}, {})
except NameError as e:
    print(e)
