import sys
real = sys.stdout
class S:
    def __str__(self):
        l.clear()
        sys.stdout.flush()
        return "S"
l = [S(), S()]
print(*l, l)
class Bad:
    def write(self, s): raise ValueError("write failed")
sys.stdout = Bad()
try:
    print("x")
except ValueError as e:
    sys.stdout = real
    print(e)
sys.stdout = object()
try:
    print("x")
except AttributeError as e:
    sys.stdout = real
    print(e)
del sys.stdout
try:
    print("x")
except RuntimeError as e:
    sys.stdout = real
    print(e)
