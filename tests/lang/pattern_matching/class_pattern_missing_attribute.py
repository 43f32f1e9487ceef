class P:
    __match_args__ = ("a", "b")
    def __init__(self): self.a = 1
match P():
    case P(1, 2): print("no")
    case P(a=1, c=3): print("no")
    case P(1): print("first attribute only")
class Q:
    def __getattr__(self, n):
        print("getattr", n)
        if n == "z": raise AttributeError
        return n
match Q():
    case Q(z=1): print("no")
    case Q(x="x", y=y): print("yes", y)
