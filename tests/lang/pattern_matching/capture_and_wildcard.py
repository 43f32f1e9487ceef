match 5:
    case x: print("captured", x)
match [1, 2]:
    case [_, _]: print("wildcards")
match "anything":
    case _: print("default")
print("_" in globals())
match 3:
    case y if y > 5: print("no")
    case y: print(y)
