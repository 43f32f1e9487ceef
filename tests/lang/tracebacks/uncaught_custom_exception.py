class MyError(Exception):
    def __str__(self): return "custom str"
class Outer:
    class Inner(Exception): pass
try:
    raise Outer.Inner("nested class")
except Outer.Inner:
    raise MyError("ignored")
