def t(n):
    print(n)
    return n
[0, 1, 2, 3, 4][t(0):t(4):t(2)]
class G:
    def __getitem__(self, i): return i
print(G()[t(1):t(2), t(3)])
