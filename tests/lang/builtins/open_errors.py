for f in (lambda: open("/no/such/dir/file"), lambda: open("/"), lambda: open("/dev/null", "q"), lambda: open("/dev/null", "rw"), lambda: open("/dev/null", "rb", encoding="utf-8"), lambda: open(5.5), lambda: open("/no/such", "x"), lambda: open("a\0b"), lambda: open("/dev/null", "w").read(), lambda: open("/dev/null").write("x"), lambda: open("/dev/null", "wb").write("str"), lambda: open("/dev/null", "w").write(b"b"), lambda: open("/dev/null", "rt+b")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
f = open("/dev/null")
f.close(); f.close()
for op in (lambda: f.read(), lambda: next(f), lambda: f.__enter__()):
    try:
        op()
    except ValueError as e:
        print(e)
