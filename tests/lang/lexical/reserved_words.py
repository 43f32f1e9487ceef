words = ["False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def",
         "del", "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
         "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield"]
for w in words:
    try:
        compile(w + " = 1", "w", "exec")
    except SyntaxError as e:
        print(w, "-", e.msg)
    else:
        print(w, "allowed")
