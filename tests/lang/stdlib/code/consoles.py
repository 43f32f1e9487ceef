"""Sources that are complete, and that are not; prompts of one's own."""
import code
import codeop
import contextlib
import io
for src in ["x = 1","if x:","def f():\n  pass","def f():\n  pass\n","1+","(1,","x = (","'''abc","a b","","# c","for i in y:\n  z\n","class A: pass","1 +\n","\\"]:
    try: r=codeop.compile_command(src); print(repr(src), None if r is None else "code")
    except SyntaxError as e: print(repr(src), e)
err=io.StringIO()
with contextlib.redirect_stderr(err):
    c=code.InteractiveConsole({"a":1}); print([c.push(l) for l in ["b = a + 1","b","if b:","    print('yes')","","1/0","print(b)"]])
    i=code.InteractiveInterpreter(); print(i.runsource("y = 3\n"), i.locals["y"], i.runsource("while True:"))
    lines=iter(["q = 5","q*2","raise KeyError('k')"])
    def rd(p):
        print(p, end="|")
        try: return next(lines)
        except StopIteration: raise EOFError
    code.interact("banner", rd, {}, "bye")
print(err.getvalue())
