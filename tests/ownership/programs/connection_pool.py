"""Connections with a buffer each, from a pool of a fixed size; a broken one is closed and replaced."""

from contextlib import contextmanager


class Broken(Exception):
    pass


class Connection:
    inbox: owned(Buffer)
    opened = 0

    def __init__(self, number, size):
        self.number = number
        self.used = 0
        self.closed = False
        self.inbox = allocate(size)
        Connection.opened += 1

    def receive(self, data):
        if self.closed:
            raise Broken(f"connection {self.number} is closed")
        if self.used + len(data) > len(self.inbox):
            raise Broken(f"connection {self.number} is full")
        self.inbox.copy_from(data, self.used)
        self.used += len(data)

    def drain(self):
        text = bytes(self.inbox[: self.used])
        self.used = 0
        return text

    def close(self):
        if not self.closed:
            self.closed = True
            free(self.inbox)


class Pool:
    def __init__(self, limit, size):
        self.limit, self.size = limit, size
        self.free = []
        self.busy = set()
        self.next_number = 1

    @contextmanager
    def connection(self):
        c = self.acquire()
        try:
            yield c
        except Broken:
            self.discard(c)
            raise
        else:
            self.release(c)

    def acquire(self):
        if self.free:
            c = self.free.pop()
        elif len(self.busy) < self.limit:
            c = Connection(self.next_number, self.size)
            self.next_number += 1
        else:
            raise RuntimeError("no connection left")
        self.busy.add(c)
        return c

    def release(self, c):
        self.busy.remove(c)
        self.free.append(c)

    def discard(self, c):
        self.busy.discard(c)
        c.close()

    def close(self):
        for c in list(self.busy) + self.free:
            c.close()
        self.busy.clear()
        self.free.clear()


def talk(pool, *messages):
    with pool.connection() as c:
        for message in messages:
            c.receive(message)
        return c.number, c.drain()


def main():
    pool = Pool(2, 16)
    try:
        print(talk(pool, b"hello ", b"world"))
        try:
            talk(pool, b"much too long for a small inbox")
        except Broken as error:
            print(error)
        print(talk(pool, b"again"))
        with pool.connection() as a, pool.connection() as b:
            a.receive(b"first")
            b.receive(b"second")
            try:
                talk(pool, b"third")
            except RuntimeError as error:
                print(error)
            print(a.drain(), b.drain())
        print(Connection.opened, len(pool.free), len(pool.busy))
    finally:
        pool.close()
    print(memory_stats()["manual_count"])


main()
