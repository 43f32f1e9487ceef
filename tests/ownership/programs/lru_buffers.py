"""A cache of blocks: the least recently used one is freed when there is no room; hits lend the block out."""

from collections import OrderedDict


class Block:
    data: owned(Buffer)

    def __init__(self, number, data: owned(Buffer)) -> None:
        self.number = number
        self.data = data
        self.dirty = False

    def close(self):
        free(self.data)


class Disk:
    """Stands for the slow store behind the cache."""

    def __init__(self, blocks, size):
        self.size = size
        self.content = [bytes([n % 256]) * size for n in range(blocks)]
        self.reads = self.writes = 0

    def read(self, number) -> owned(Buffer):
        if not 0 <= number < len(self.content):
            raise IndexError(f"no block {number}")
        self.reads += 1
        data = allocate(self.size)
        try:
            data.copy_from(self.content[number])
        except:
            free(data)
            raise
        return data

    def write(self, number, data: borrowed(Buffer)) -> None:
        self.writes += 1
        self.content[number] = bytes(data)


class Cache:
    def __init__(self, disk, capacity):
        self.disk = disk
        self.capacity = capacity
        self.blocks = OrderedDict()
        self.hits = 0

    def find(self, number):
        block = self.blocks.get(number)
        if block is not None:
            self.hits += 1
            self.blocks.move_to_end(number)
            return block
        if len(self.blocks) >= self.capacity:
            self.evict()
        block = Block(number, self.disk.read(number))
        self.blocks[number] = block
        return block

    def evict(self):
        number, block = self.blocks.popitem(last=False)
        self.finish(block)

    def finish(self, block):
        try:
            if block.dirty:
                self.disk.write(block.number, block.data)
        finally:
            block.close()

    def poke(self, number, at, value):
        block = self.find(number)
        block.data[at] = value
        block.dirty = True

    def peek(self, number, at):
        return self.find(number).data[at]

    def close(self):
        while self.blocks:
            self.evict()

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self.close()


def main():
    disk = Disk(16, 32)
    with Cache(disk, 4) as cache:
        total = 0
        for i in range(60):
            number = i * i % 7
            total += cache.peek(number, i % 32)
            if i % 5 == 0:
                cache.poke(number, i % 32, 200)
        try:
            cache.peek(99, 0)
        except IndexError as error:
            print(error)
        print(total, cache.hits, len(cache.blocks))
    print(disk.reads, disk.writes, sum(sum(block) for block in disk.content))
    print(memory_stats()["manual_count"])


main()
