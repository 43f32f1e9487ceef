1 + 1
"a string"
[print("evaluated")]
print("a"), print("b")
(lambda: print("called"))()
...
x = 5
x
