print(format(5), format(5, "d"), format(3.14159, ".2f"), format("a", ">3"), format(255, "#x"), format(True), format(None), format([1]), format(1+2j, ".1f"))
for f in (lambda: format(5, "z"), lambda: format([1], "x"), lambda: format(5, 5), lambda: format("a", "d"), lambda: format(None, "s")):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)
