# A library of containers written here: open-addressing map, balanced tree, linked deque, cache, bags built on them.
import sys


class Entry:
    def __init__(self, key, hash, value):
        self.key = key
        self.hash = hash
        self.value = value


def text_hash(text):
    hash = 5381
    for letter in text:
        hash = (hash * 33 + ord(letter)) % 1000000007
    return hash


class HashMap:
    def __init__(self):
        self.slots = [None] * 8
        self.count = 0
        self.used = 0

    def hash_of(self, key):
        if isinstance(key, str):
            return text_hash(key)
        return key * 2654435 % 1000000007

    def find(self, key, hash):
        size = len(self.slots)
        index = hash % size
        free = -1
        while self.slots[index] is not None:
            entry = self.slots[index]
            if entry.hash == hash and entry.key == key:
                return index
            if entry.hash == -1 and free < 0:
                free = index
            index = (index + 1) % size
        return free if free >= 0 else index

    def get(self, key, otherwise):
        entry = self.slots[self.find(key, self.hash_of(key))]
        if entry is None or entry.hash == -1:
            return otherwise
        return entry.value

    def put(self, key, value):
        hash = self.hash_of(key)
        index = self.find(key, hash)
        entry = self.slots[index]
        if entry is not None and entry.hash != -1:
            entry.value = value
            return
        if entry is None:
            self.used += 1
        self.slots[index] = Entry(key, hash, value)
        self.count += 1
        if self.used * 3 > len(self.slots) * 2:
            self.resize()

    def remove(self, key):
        index = self.find(key, self.hash_of(key))
        entry = self.slots[index]
        if entry is None or entry.hash == -1:
            return False
        self.slots[index] = Entry(None, -1, None)
        self.count -= 1
        return True

    def resize(self):
        old = self.slots
        self.slots = [None] * (self.count * 4 + 8)
        self.used = self.count
        for entry in old:
            if entry is not None and entry.hash != -1:
                self.slots[self.find(entry.key, entry.hash)] = entry

    def each(self, visit):
        for entry in self.slots:
            if entry is not None and entry.hash != -1:
                visit(entry.key, entry.value)


class TreeNode:
    def __init__(self, key, value):
        self.key = key
        self.value = value
        self.height = 1
        self.left = None
        self.right = None


class TreeMap:
    def __init__(self):
        self.root = None
        self.count = 0

    def height(self, node):
        return node.height if node is not None else 0

    def update(self, node):
        node.height = max(self.height(node.left), self.height(node.right)) + 1

    def rotate_right(self, node):
        pivot = node.left
        node.left = pivot.right
        pivot.right = node
        self.update(node)
        self.update(pivot)
        return pivot

    def rotate_left(self, node):
        pivot = node.right
        node.right = pivot.left
        pivot.left = node
        self.update(node)
        self.update(pivot)
        return pivot

    def balance(self, node):
        self.update(node)
        tilt = self.height(node.left) - self.height(node.right)
        if tilt > 1:
            if self.height(node.left.left) < self.height(node.left.right):
                node.left = self.rotate_left(node.left)
            return self.rotate_right(node)
        if tilt < -1:
            if self.height(node.right.right) < self.height(node.right.left):
                node.right = self.rotate_right(node.right)
            return self.rotate_left(node)
        return node

    def put(self, key, value):
        self.root = self.insert(self.root, key, value)

    def insert(self, node, key, value):
        if node is None:
            self.count += 1
            return TreeNode(key, value)
        if key < node.key:
            node.left = self.insert(node.left, key, value)
        elif key > node.key:
            node.right = self.insert(node.right, key, value)
        else:
            node.value = value
            return node
        return self.balance(node)

    def get(self, key, otherwise):
        node = self.root
        while node is not None:
            if key == node.key:
                return node.value
            node = node.left if key < node.key else node.right
        return otherwise

    def remove(self, key):
        before = self.count
        self.root = self.delete(self.root, key)
        return self.count < before

    def delete(self, node, key):
        if node is None:
            return None
        if key < node.key:
            node.left = self.delete(node.left, key)
        elif key > node.key:
            node.right = self.delete(node.right, key)
        else:
            self.count -= 1
            if node.left is None:
                return node.right
            if node.right is None:
                return node.left
            next = node.right
            while next.left is not None:
                next = next.left
            node.key = next.key
            node.value = next.value
            self.count += 1
            node.right = self.delete(node.right, next.key)
        return self.balance(node)

    def each(self, visit):
        self.walk(self.root, visit)

    def walk(self, node, visit):
        if node is not None:
            self.walk(node.left, visit)
            visit(node.key, node.value)
            self.walk(node.right, visit)


class Link:
    def __init__(self, value):
        self.value = value
        self.previous = None
        self.next = None


class LinkedDeque:
    def __init__(self):
        self.first = None
        self.last = None
        self.count = 0

    def push_back(self, value):
        link = Link(value)
        self.attach_back(link)
        return link

    def attach_back(self, link):
        link.next = None
        link.previous = self.last
        if self.last is None:
            self.first = link
        else:
            self.last.next = link
        self.last = link
        self.count += 1

    def detach(self, link):
        if link.previous is None:
            self.first = link.next
        else:
            link.previous.next = link.next
        if link.next is None:
            self.last = link.previous
        else:
            link.next.previous = link.previous
        self.count -= 1

    def pop_front(self):
        link = self.first
        self.detach(link)
        return link.value


class Cache:
    def __init__(self, capacity, load):
        self.capacity = capacity
        self.load = load
        self.map = HashMap()
        self.order = LinkedDeque()
        self.misses = 0

    def get(self, key):
        link = self.map.get(key, None)
        if link is not None:
            self.order.detach(link)
            self.order.attach_back(link)
            return link.value[1]
        self.misses += 1
        value = self.load(key)
        self.map.put(key, self.order.push_back((key, value)))
        if self.order.count > self.capacity:
            oldest = self.order.pop_front()
            self.map.remove(oldest[0])
        return value


class Bag:
    def __init__(self, map):
        self.map = map

    def add(self, item):
        self.map.put(item, self.map.get(item, 0) + 1)

    def take(self, item):
        count = self.map.get(item, 0)
        if count == 0:
            return False
        if count == 1:
            self.map.remove(item)
        else:
            self.map.put(item, count - 1)
        return True


class Sum:
    def __init__(self):
        self.total = 0

    def visit(self, key, value):
        size = len(key) if isinstance(key, str) else key % 10
        self.total += size * value


def exercise(map, rounds, seed, make_key):
    bag = Bag(map)
    failed = 0
    for i in range(rounds):
        seed = seed * 16807 % 2147483647
        key = make_key(seed % 300)
        if seed % 5 < 3:
            bag.add(key)
        elif not bag.take(key):
            failed += 1
    sum = Sum()
    map.each(sum.visit)
    return sum.total * 100 + failed + map.count


def main(n):
    checksum = 0
    for round in range(n):
        checksum += exercise(HashMap(), 300, round + 1, lambda number: number)
        checksum += exercise(HashMap(), 300, round + 2, lambda number: "key" + str(number))
        checksum += exercise(TreeMap(), 300, round + 3, lambda number: number)
        checksum += exercise(TreeMap(), 300, round + 4, lambda number: "key" + str(number))
        cache = Cache(20, lambda key: key * key)
        for i in range(300):
            checksum += cache.get((i * i + round) % 37)
        checksum = (checksum + cache.misses) % 1000000007
    print("containers", n, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 320)
