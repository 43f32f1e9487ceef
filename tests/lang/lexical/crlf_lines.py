print("carriage return and line feed")
s = """a
b"""
print(repr(s))
if True:
    print("block")
