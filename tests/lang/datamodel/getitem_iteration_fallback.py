class G:
    def __getitem__(self, i):
        print("item", i)
        if i == 3: raise IndexError
        return i * i
print(list(G()))
print(4 in G())
for x in G():
    break
class S:
    def __getitem__(self, i):
        raise StopIteration
print(list(S()))
