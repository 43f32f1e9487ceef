print("m1 loaded")
v = "m1"
