print(len(r"\d"), r"\d")
print(eval(r"'\\d'"))
print(b"\\d")
