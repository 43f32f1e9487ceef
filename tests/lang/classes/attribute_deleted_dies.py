# An attribute whose value gives its object another one as it dies: the object is whole before and after.
class C:
    def __init__(self):
        self.a, self.b, self.c = 1, 2, 3


class Loud:
    def __init__(self, owner):
        self.owner = owner

    def __del__(self):
        print("gone;", sorted(vars(self.owner)) if self.owner else None)
        if self.owner:
            self.owner.late = "late"


for _ in range(2):
    o = C()
    o.loud = Loud(o)
    del o.loud
    print(sorted(o.__dict__), o.late)
