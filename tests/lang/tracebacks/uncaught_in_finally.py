try:
    raise ValueError("first")
finally:
    print("finally runs")
    [][0]
