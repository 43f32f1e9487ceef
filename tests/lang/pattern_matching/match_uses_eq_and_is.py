class E:
    def __init__(self, n): self.n = n
    def __eq__(self, o):
        print("eq", self.n, o)
        return True
match E("subject"):
    case None: print("none uses identity")
    case True: print("true uses identity")
    case 5: print("equality")
class V: X = E("value")
match 7:
    case V.X: print("value pattern")
