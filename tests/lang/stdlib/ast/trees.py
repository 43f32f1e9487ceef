"""Trees parsed, dumped, walked, changed, compiled and written again."""
import ast
src='''
@deco(1)
class A(B, metaclass=M):
    """Doc\\tstring "quoted" """
    x: int = 3
    def f(self, a, /, b: int=2, *args, c, d=4, **kw) -> str:
        'inner'
        for i, (j, k) in zip(a, b): 
            if i > 3 and not j or k: continue
            elif x: break
            else: pass
        else: return -(a ** -b) ** c
        with open(f) as g, h: yield
        try: raise X from Y
        except (A, B) as e: x = yield a
        except: pass
        else: del a, b[0]
        finally: assert a, "m"
        return lambda *a, k=1: (a, k)
async def g():
    async with a as b: await c
    async for x in y: z = [i async for i in w if i if j]
    global q
    nonlocal_ = {**a, 'b': 1, **{}}
    return {1, 2}, {a: b for a in c}, (x for x in y), a if b else c, f"{a!r:>{w}} {{}} {b=}"
match x:
    case [1, *rest] | {"k": v, **kw} if v: pass
    case Point(x=0, y=(1 | 2) as n): pass
    case None | -1 | 'a' | a.b: pass
    case _: pass
a = b = c, = 1,
a[1:2, ::3], a.b.c, 1 .real, "x" "y", b'\\x00', 1e400, 2j, ..., u"z", a @ b // c << 2 & ~d, x < y <= z is not w not in v
(y := 5); print(*a, **b); a += 1; import os.path as p, sys; from . import x; from ..y import (z as w)
while 1: x: "int"; (x): int
try: pass
except* E: pass
a and b and (c or d) and e
(a, b); (); (a,); [*a, b]; -1; not a; (await_ for q in (lambda: 1)()); (yield_)
'''
t=ast.parse(src); print(ast.dump(t, include_attributes=True)); print(ast.unparse(t)); print(ast.dump(ast.parse("a+1\nf(x, y=2)"), indent=2))
class V(ast.NodeVisitor):
    def visit_Name(self, n): print(n.id, n.lineno, n.col_offset, end=" "); self.generic_visit(n)
    def visit_FunctionDef(self, n): print("def", n.name, ast.get_docstring(n)); self.generic_visit(n)
V().visit(t); print()
class T(ast.NodeTransformer):
    def visit_BinOp(self, n):
        self.generic_visit(n)
        if isinstance(n.left, ast.Constant) and isinstance(n.right, ast.Constant) and isinstance(n.op, ast.Add): return ast.copy_location(ast.Constant(n.left.value + n.right.value), n)
        return n
    def visit_Name(self, n): return ast.Name("renamed" if n.id == "old" else n.id, n.ctx)
    def visit_Assert(self, n): return None
m=T().visit(ast.parse("old = 1 + 2 + 3\nassert 0\nprint(old)")); ast.fix_missing_locations(m); print(ast.unparse(m)); exec(compile(m, "<m>", "exec"))
e=ast.Expression(ast.BinOp(ast.Constant(2), ast.Mult(), ast.Constant(21))); ast.fix_missing_locations(e); print(eval(compile(e, "", "eval")))
print(ast.literal_eval("{'a': [1, (2.5, -3j), {4}], b'x': None}"), ast.literal_eval(ast.parse("[1]", mode="eval")))
for s in ["f(x)", "1+1", "a", "[1, b]", "{**a}", "-'x'", "1+"]:
    try: ast.literal_eval(s)
    except Exception as x: print(type(x).__name__, __import__("re").sub("0x[0-9a-f]+","0x",str(x)))
n=ast.Name("x", ast.Load()); print(n._fields, n._attributes, n.id, ast.Name.__doc__, ast.BinOp.__mro__, isinstance(n, ast.expr), repr(n)[:20], ast.If._fields)
for f in (lambda: ast.Name(1,2,3), lambda: ast.Name().id, lambda: compile(ast.Module([ast.Expr(ast.Name("x"))], []), "", "exec"), lambda: ast.dump(3), lambda: ast.parse("a b"), lambda: compile(ast.parse("1"), "", "eval")):
    try: f()
    except Exception as x: print(type(x).__name__, x)
print([type(x).__name__ for x in ast.walk(ast.parse("a=f(1)"))], list(ast.iter_fields(ast.parse("a").body[0]))[0][0], ast.get_source_segment("x = (1 +\n 2)\n", ast.parse("x = (1 +\n 2)\n").body[0].value))
print(isinstance(ast.Constant(3), ast.Num), isinstance(ast.Constant("s"), ast.Num), ast.Constant(3).n, isinstance(ast.Constant(True), ast.Num), compile("1+1","","eval",ast.PyCF_ONLY_AST).body.op.__class__, ast.Num(5).value)
match ast.parse("a.b + 1").body[0].value:
    case ast.BinOp(ast.Attribute(attr=x), ast.Add(), ast.Constant(v)): print(x, v)
code="def f(n):\n    return n/0\n\nf(1)"
try: exec(compile(ast.parse(code), "<x>", "exec"))
except ZeroDivisionError as e: print(e.__traceback__.tb_next.tb_lineno, e.__traceback__.tb_next.tb_next.tb_lineno)
