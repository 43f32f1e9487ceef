@no_alloc
def label(n, unit: str):
    if unit and n % 2:
        return "odd"
    return unit


print(label(3, "kg"))
