class Both:
    def __new__(cls, *a): return super().__new__(cls)
    def __init__(self, *a): super().__init__(*a)
print(type(Both()).__name__)
try:
    Both(1)
except TypeError as e:
    print(e)
class I:
    def __init__(self, *a): super().__init__(*a)
try:
    I(1)
except TypeError as e:
    print(e)
