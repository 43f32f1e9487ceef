import sys
def f():
    fr = sys._getframe()
    print(fr.f_code.co_name, fr.f_lineno, fr.f_back.f_code.co_name, sorted(fr.f_locals))
    print(sys._getframe(1).f_code.co_name)
def caller(): f()
caller()
try:
    sys._getframe(100)
except ValueError as e:
    print(e)
