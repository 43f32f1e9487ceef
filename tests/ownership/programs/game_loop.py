"""A game's loop: a named arena for what lives one frame, a manual buffer for the bodies, automatic memory for the rest."""

FIELDS = 4
WIDTH = 32.0


class World:
    state: owned(Buffer)

    def __init__(self, count):
        self.count = count
        self.hits = [0] * count
        self.state = allocate(count * FIELDS * 8)

    def place(self, i, x, y, vx, vy):
        at = i * FIELDS * 8
        self.state.write_f64(at, x)
        self.state.write_f64(at + 8, y)
        self.state.write_f64(at + 16, vx)
        self.state.write_f64(at + 24, vy)

    def position(self, i):
        at = i * FIELDS * 8
        return self.state.read_f64(at), self.state.read_f64(at + 8)

    def step(self, dt):
        state = self.state
        for i in range(self.count):
            at = i * FIELDS * 8
            for axis in (0, 8):
                p = state.read_f64(at + axis) + state.read_f64(at + 16 + axis) * dt
                if not 0.0 <= p < WIDTH:
                    state.write_f64(at + 16 + axis, -state.read_f64(at + 16 + axis))
                    p = min(max(p, 0.0), WIDTH - 0.25)
                state.write_f64(at + axis, p)

    def close(self):
        free(self.state)
        self.state = None


def grid_of(world):
    grid = {}
    for i in range(world.count):
        x, y = world.position(i)
        grid.setdefault((int(x) // 4, int(y) // 4), []).append(i)
    return grid


def touching(world, grid):
    for (column, row), bodies in grid.items():
        near = [b for dx in (-1, 0, 1) for dy in (-1, 0, 1) for b in grid.get((column + dx, row + dy), ())]
        for a in bodies:
            ax, ay = world.position(a)
            for b in near:
                if a < b:
                    bx, by = world.position(b)
                    if (ax - bx) ** 2 + (ay - by) ** 2 < 1.0:
                        yield a, b


def frame(world, dt):
    with arena("frame"):
        count = 0
        for a, b in touching(world, grid_of(world)):
            world.hits[a] += 1
            world.hits[b] += 1
            count += 1
    reset_arena("frame")
    world.step(dt)
    return count


def play(frames):
    world = World(24)
    try:
        for i in range(world.count):
            world.place(i, i * 7 % 32 + 0.5, i * 11 % 32 + 0.5, (i % 5 - 2) * 1.5, (i % 3 - 1) * 2.0)
        total = 0
        for number in range(frames):
            found = frame(world, 1 / 30)
            if number == frames - 1:
                break
            total += found
        return total, max(world.hits)
    finally:
        world.close()


create_arena("frame")
total, most = play(120)
print(total > 0, most > 0, memory_stats()["arenas"]["frame"]["resets"])
destroy_arena("frame")
print(memory_stats()["manual_count"], memory_stats()["arena_count"])
