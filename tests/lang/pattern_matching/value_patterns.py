class Color:
    RED = 1
    GREEN = "green"
    class Deep:
        X = [1]
import math
def f(v):
    match v:
        case Color.RED: return "red"
        case Color.GREEN: return "green"
        case Color.Deep.X: return "deep"
        case math.pi: return "pi"
        case _: return "other"
print(f(1), f(True), f("green"), f([1]), f(math.pi), f(3))
