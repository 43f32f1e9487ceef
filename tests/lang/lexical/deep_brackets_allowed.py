src = "(" * 90 + "1" + ")" * 90
print(eval(src))
src = "[" * 90 + "]" * 90
print(len(repr(eval(src))))
