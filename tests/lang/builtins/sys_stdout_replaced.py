import sys
class Out:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): pass
real = sys.stdout
sys.stdout = o = Out()
print("captured", 1)
sys.stdout = real
print(o.parts)
sys.stdout = None
print("dropped")
sys.stdout = real
print("back")
