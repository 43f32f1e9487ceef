x: int = 1
y: str
print(x, "y" in globals(), __annotations__)
def f():
    z: int
    try:
        z
    except UnboundLocalError as e:
        print(e)
    w: list[int] = [1]
    return w
print(f())
class A:
    a: int = 3
    b: str
print(A.a, A.__annotations__)
t: tuple = 1, 2
print(t)
