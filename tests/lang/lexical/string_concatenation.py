print("a" 'b' """c""" r"\d")
print(("long "
       "string"))
print(b"a" b"b")
x = 1
print("x={x} " f"x={x}" " {x}")
print(["a" "b", "c"])
print(len("" ""))
