class A:
    def __init__(self): return 1
try:
    A()
except TypeError as e:
    print(e)
class B:
    def __init__(self): return None
print(type(B()).__name__)
