try:
    import _mod_syntax
except SyntaxError as e:
    print(e.msg, e.lineno, e.offset, e.filename.split("/")[-1], e.text)
