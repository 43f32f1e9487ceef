for src in ("match x:\n case a: pass\n case b: pass", "match x:\n case a | b: pass", "match x:\n case [a, a]: pass", "match x:\n case {'k': v, 'k': w}: pass", "match x:\n case [*a, *b]: pass", "match x:\n case {**r, 'k': v}: pass", "match x:\n case {a: b}: pass",
            "match x:\n case 1 + 1: pass", "match x:\n case f'{x}': pass", "match x:\n case a.b as c.d: pass", "match x:\n case _ as _: pass", "match x:\n case P(a=1, a=2): pass", "match x:\n case P(a=1, 2): pass", "match x:\n case -x: pass", "match x:\n case x if: pass", "match x:\n pass", "match x:\n case 1 | _ | 2: pass",
            "match x:\n case {**_}: pass", "match x:\n case *a: pass", "match x:\n case a, *b, c: pass", "match x:\ncase 1: pass", "match x:\n case (a | b): pass", "match x:\n case [a] | [b]: pass", "match x:\n case 1 as 2: pass", "match x\n case 1: pass", "match x:\n case 1\n  pass", "match x:\n case 1+2: pass", "match x:\n case 1j+2: pass", "match x:\n case _: pass\n case 1: pass", "match x:\n case a if a: pass\n case b: pass"):
    try:
        compile(src, "s", "exec")
        print(repr(src), "compiles")
    except SyntaxError as e:
        print(repr(src), "->", e.msg)
