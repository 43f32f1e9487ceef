class E:
    def __eq__(self, o):
        l.clear()
        return True
l = [1, 2, 3]
l.remove(E())
print(l)
class F:
    def __eq__(self, o):
        l.insert(0, "new")
        return True
l = [1, 2, 3]
l.remove(F())
print(l)
class G:
    def __eq__(self, o):
        del l[:2]
        return o == 3
l = [1, 2, 3, 4, 5]
try:
    l.remove(G())
except ValueError as e:
    print(e)
print(l)
