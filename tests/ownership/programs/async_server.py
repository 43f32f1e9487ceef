"""Requests served by tasks: each borrows a scratch buffer from a small pool and gives it back, also when it fails."""

import asyncio


class Scratch:
    """At most `count` buffers, made when first needed; who finds none waits."""

    def __init__(self, count, size):
        self.count, self.size = count, size
        self.idle = []
        self.made = 0
        self.waits = 0

    async def take(self) -> owned(Buffer):
        while not self.idle:
            if self.made < self.count:
                self.made += 1
                return allocate(self.size)
            self.waits += 1
            await asyncio.sleep(0)
        return self.idle.pop()

    def give(self, buffer):
        buffer.fill(0)
        self.idle.append(buffer)

    def close(self):
        while self.idle:
            free(self.idle.pop())


class Session:
    def __init__(self, pool):
        self.pool = pool
        self.buffer = None

    async def __aenter__(self):
        self.buffer = await self.pool.take()
        return self.buffer

    async def __aexit__(self, *exception):
        self.pool.give(self.buffer)
        self.buffer = None


def parse(line):
    verb, _, rest = line.partition(" ")
    if verb not in ("echo", "sum", "rev"):
        raise ValueError(f"cannot {verb}")
    return verb, rest


async def handle(pool, line):
    async with Session(pool) as scratch:
        verb, rest = parse(line)
        data = rest.encode()
        scratch.copy_from(data)
        await asyncio.sleep(0)
        match verb:
            case "echo":
                return bytes(scratch[: len(data)]).decode()
            case "rev":
                return bytes(scratch[i] for i in reversed(range(len(data)))).decode()
            case "sum":
                return sum(scratch[: len(data)])


async def serve(lines):
    pool = Scratch(2, 32)
    try:
        results = await asyncio.gather(*(handle(pool, line) for line in lines), return_exceptions=True)
        for line, result in zip(lines, results):
            if isinstance(result, Exception):
                print(f"{line[:12]:<14}{type(result).__name__}")
            else:
                print(f"{line[:12]:<14}{result}")
        print(pool.made, len(pool.idle), pool.waits > 0)
    finally:
        pool.close()


asyncio.run(serve(["echo hello", "rev stressed", "sum abc", "shout hi", "echo " + "x" * 40, "echo again"]))
print(memory_stats()["manual_count"])
