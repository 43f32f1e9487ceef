raise SyntaxError("by hand", ("some_file.py", 3, 5, "a = b c d", 3, 8))
