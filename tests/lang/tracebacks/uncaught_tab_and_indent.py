def f():
		return [1, 2][5] + 1
if True:
    if True:
        print("x", f())
