class Node:
    count = 0
    def __init__(self):
        self.me = self
        self.items = [self, {"self": self}, (self,)]
        Node.count += 1
    def __del__(self): Node.count -= 1
most = 0
for i in range(100000):
    Node()
    most = max(most, Node.count)
print(most < 50000)
