class Node:
    def __init__(self, next): self.next = next
n = None
for i in range(200000): n = Node(n)
del n
l = []
for i in range(200000): l = [l]
del l
t = ()
for i in range(200000): t = (t,)
del t
d = {}
for i in range(100000): d = {"d": d}
del d
print("no crash")
