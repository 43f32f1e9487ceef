total = 0
print([total := total + v for v in range(5)], total)
if any((hit := n) > 3 for n in [1, 5, 2]): print(hit)
def f():
    [last := x for x in range(3)]
    return last
print(f())
for src in ("[i := 0 for i in range(3)]", "[x for y in (x := 1,)]", "class A:\n  [z := 1 for i in 'a']"):
    try:
        compile(src, "s", "exec")
    except SyntaxError as e:
        print(e.msg)
