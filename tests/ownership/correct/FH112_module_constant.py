CAPACITY = 4


class Queue:
    def __init__(self):
        self.items = BoundedDeque(CAPACITY)

    def push(self, item):
        self.items.push(item)


Queue().push(1)
