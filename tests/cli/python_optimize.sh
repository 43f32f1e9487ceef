# -O and -OO: asserts, __debug__ and docstrings of the program, of modules, and of what is compiled while it runs.
unset PYTHONOPTIMIZE
printf '"module"\nassert 0, "in a module"\ndef f():\n    "doc"\n' >mod.py
cat >s.py <<'P'
"main"
import builtins
print(__debug__, builtins.__debug__, eval("__debug__"), __doc__)
def attempt(name, code):
    try:
        exec(code)
        print(name, "passed")
    except AssertionError as e:
        print(name, "failed", e)
def statement():
    assert [], "no"
attempt("assert", "statement()")
attempt("exec", "assert 0, 1")
attempt("import", "import mod")
for level in (-1, 0, 1, 2):
    attempt(f"compile {level}", compile("assert 0, 1", "", "exec", optimize=level))
    scope = {}
    exec(compile("'m'\ndef f(): 'd'\nclass C: 'c'", "", "exec", optimize=level), scope)
    print(scope.get("__doc__"), scope["f"].__doc__, scope["C"].__doc__)
def f():
    "doc"
    if __debug__:
        print("debug")
    return 1 if __debug__ else 2
class C:
    "doc"
    def m(self): "doc"
print(f(), f.__doc__, C.__doc__, C.m.__doc__, len.__doc__ is None)
try:
    import mod
    print(mod.__doc__, mod.f.__doc__)
except AssertionError:
    pass
P
for o in -B -O -OO; do
    echo "$o"
    $VM $o s.py
done
