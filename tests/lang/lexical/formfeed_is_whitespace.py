a = 1

b = 2 	+ 3
print(a, b)
if a:
     print("form feed resets the column")
