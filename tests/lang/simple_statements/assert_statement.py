assert True
assert 1, "not shown"
for src in ("assert False", "assert 0, 'message'", "assert [], 1 + 1", "assert None, (1, 2)", "assert not 5 > 3, ['x']"):
    try:
        exec(src)
    except AssertionError as e:
        print(repr(e), "|", e, "|", e.args)
def msg():
    print("message evaluated")
    return "m"
assert 1, msg()
try:
    assert 0, msg()
except AssertionError as e:
    print(e)
