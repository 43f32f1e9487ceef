"""A particle pool over two buffers, stepped frame by frame, each frame in an arena."""

import math

PARTICLE = 16
MAX = 32


class Pool:
    state: owned(Buffer)
    flags: owned(Buffer)

    def __init__(self, count):
        if count > MAX:
            raise ValueError(f"at most {MAX} particles")
        self.count = count
        self.live = 0
        self.state = allocate(count * PARTICLE)
        try:
            self.flags = allocate(count)
        except MemoryError:
            free(self.state)
            raise

    def spawn(self, x, y, dx, dy):
        for slot in range(self.count):
            if not self.flags[slot]:
                break
        else:
            return None
        self.flags[slot] = 1
        self.live += 1
        base = slot * PARTICLE
        for at, value in enumerate((x, y, dx, dy)):
            self.state.write_f32(base + 4 * at, value)
        return slot

    def kill(self, slot):
        if self.flags[slot]:
            self.flags[slot] = 0
            self.live -= 1

    def position(self, slot):
        base = slot * PARTICLE
        return self.state.read_f32(base), self.state.read_f32(base + 4)

    def step(self, dt):
        for slot in range(self.count):
            if not self.flags[slot]:
                continue
            base = slot * PARTICLE
            x, y = self.position(slot)
            dx = self.state.read_f32(base + 8)
            dy = self.state.read_f32(base + 12)
            x, y = x + dx * dt, y + dy * dt
            if not 0 <= x <= 10 or not 0 <= y <= 10:
                self.kill(slot)
                continue
            self.state.write_f32(base, x)
            self.state.write_f32(base + 4, y)

    def close(self):
        free(self.state)
        free(self.flags)

    def __enter__(self):
        return self

    def __exit__(self, *exc):
        self.close()
        return False


class Emitter:
    def __init__(self, pool, rate):
        self.pool = pool
        self.rate = rate
        self.angle = 0.0

    def tick(self):
        made = 0
        while made < self.rate:
            dx, dy = math.cos(self.angle), math.sin(self.angle)
            if (slot := self.pool.spawn(5.0, 5.0, dx, dy)) is None:
                break
            self.angle += 0.5
            made += 1
        return made


@arena_memory
def nearest(pool, x, y):
    best = None
    for slot in range(pool.count):
        if not pool.flags[slot]:
            continue
        px, py = pool.position(slot)
        distance = (px - x) ** 2 + (py - y) ** 2
        if best is None or distance < best[0]:
            best = (distance, slot)
    return None if best is None else best[1]


def pairs(pool, limit):
    create_arena("pairs")
    try:
        with arena("pairs"):
            live = [s for s in range(pool.count) if pool.flags[s]]
            close = 0
            for at, left in enumerate(live):
                ax, ay = pool.position(left)
                for right in live[at + 1:]:
                    bx, by = pool.position(right)
                    if math.hypot(ax - bx, ay - by) < limit:
                        close += 1
    finally:
        destroy_arena("pairs")
    return close


def centre(pool):
    sums = allocate(16)
    try:
        for slot in range(pool.count):
            if pool.flags[slot]:
                x, y = pool.position(slot)
                sums.write_f64(0, sums.read_f64(0) + x)
                sums.write_f64(8, sums.read_f64(8) + y)
        if not pool.live:
            return None
        return (
            round(sums.read_f64(0) / pool.live, 3),
            round(sums.read_f64(8) / pool.live, 3),
        )
    finally:
        free(sums)


def simulate(frames):
    with Pool(MAX) as pool:
        emitter = Emitter(pool, 3)
        for frame in range(frames):
            made = emitter.tick()
            pool.step(0.5)
            if frame % 4 == 3:
                print(frame, made, pool.live, centre(pool), pairs(pool, 1.0))
        slot = nearest(pool, 0.0, 0.0)
        if slot is not None:
            print("nearest", slot)
            pool.kill(slot)
        return pool.live


print(simulate(20))
try:
    Pool(99)
except ValueError as error:
    print(error)
