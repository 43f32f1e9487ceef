for f in (lambda: "{}".format(), lambda: "{1}".format(0), lambda: "{a}".format(), lambda: "{0} {}".format(1, 2), lambda: "{} {0}".format(1), lambda: "{".format(), lambda: "}".format(), lambda: "{0".format(1), lambda: "{!z}".format(1), lambda: "{!}".format(1), lambda: "{0.foo}".format(1), lambda: "{0[a]}".format([1]), lambda: "{0[5]}".format([1]), lambda: "{:q}".format(1), lambda: "{0[}".format([1]), lambda: "{:{:{}}}".format(1, 2, 3), lambda: "{0!rr}".format(1), lambda: "{0[]}".format([1]), lambda: "{0.}".format(1), lambda: "{a b}".format(1), lambda: "{ 0}".format(1), lambda: "{-1}".format(1), lambda: "{0]}".format([1]), lambda: "{x}".format_map({}), lambda: "{!r:{".format(1)):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
