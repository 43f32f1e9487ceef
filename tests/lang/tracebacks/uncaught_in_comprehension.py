x = [1, 0]
y = [10 // v for v in x]
