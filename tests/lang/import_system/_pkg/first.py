print("first", __name__, __package__)
one = 1
