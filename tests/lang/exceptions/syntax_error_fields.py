e = SyntaxError("msg", ("file", 3, 5, "text line", 3, 9))
print(e, e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset, e.args)
e = SyntaxError("only")
print(e, e.filename, e.lineno)
try:
    compile("x = = 1", "some/dir/file.py", "exec")
except SyntaxError as e:
    print(e, e.filename, e.lineno, e.offset, e.end_offset, repr(e.text))
try:
    SyntaxError("m", (1, 2))
except (TypeError, IndexError, ValueError) as x:
    print(type(x).__name__, x)
