def a(): "plain"
def b(): f"not a docstring"
def c():
    """triple
    line"""
    return 1
def d(): b"bytes"
def e(): "con" "cat"
def f():
    x = 1
    "late"
class G: """class doc"""
print([x.__doc__ for x in (a, b, c, d, e, f, G)])
print(__doc__, (lambda: "x").__doc__)
