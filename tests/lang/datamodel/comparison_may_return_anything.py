class A:
    def __lt__(self, o): return "less"
    def __eq__(self, o): return [1]
    def __ge__(self, o): return None
print(A() < 1, A() == 1, A() >= 1, 1 > A())
print(bool(A() != 1), A() != 1)
if A() < 1: print("truthy")
