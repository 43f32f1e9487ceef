"""A named arena for what lives one frame: made once, entered every frame, reset at its end.

The world (positions, velocities) lives in automatic memory. What a frame computes on the way (grid cells, pairs, contacts)
goes into the arena "frame" and ends with reset_arena: no count is touched, no pause comes. A contact that is kept too long
raises instead of pointing into the next frame.
"""

WIDTH, HEIGHT, CELL = 64.0, 48.0, 4.0


class Body:
    __slots__ = ("x", "y", "vx", "vy", "hits")

    def __init__(self, x, y, vx, vy):
        self.x, self.y, self.vx, self.vy, self.hits = x, y, vx, vy, 0

    def step(self, dt):
        self.x += self.vx * dt
        self.y += self.vy * dt
        if not 0 <= self.x < WIDTH: self.vx = -self.vx
        if not 0 <= self.y < HEIGHT: self.vy = -self.vy


class Contact:
    def __init__(self, a, b, distance):
        self.a, self.b, self.distance = a, b, distance


def grid_of(bodies):
    grid = {}
    for body in bodies:
        grid.setdefault((int(body.x // CELL), int(body.y // CELL)), []).append(body)
    return grid


def contacts_of(grid):
    found = []
    for (column, row), bodies in grid.items():
        near = [b for dx in (0, 1) for dy in (-1, 0, 1) for b in grid.get((column + dx, row + dy), ())]
        for a in bodies:
            for b in near:
                distance = (a.x - b.x) ** 2 + (a.y - b.y) ** 2
                if a is not b and distance < 1.0:
                    found.append(Contact(a, b, distance))
    return found


def frame(bodies, dt):
    """One frame: returns the number of contacts, and the last of them, which the caller should not keep."""
    with arena("frame"):
        contacts = contacts_of(grid_of(bodies))
        for contact in contacts:
            contact.a.hits += 1
            contact.b.hits += 1
        last = contacts[-1] if contacts else None
    for body in bodies:
        body.step(dt)
    return len(contacts), last


bodies = [Body(i * 37 % 64, i * 23 % 48, (i % 7 - 3) * 1.5, (i % 5 - 2) * 2.0) for i in range(200)]
create_arena("frame")
total, kept = 0, None
for number in range(120):
    count, last = frame(bodies, 1 / 60)
    total += count
    if number == 60: kept = last
    reset_arena("frame")

figures = memory_stats()["arenas"]["frame"]
print(f"{total} contacts in 120 frames, {max(b.hits for b in bodies)} at most for one body")
print("frame arena:", figures["resets"], "resets,", figures["used"], "bytes in use")
try:
    print(kept.distance)
except UseAfterFreeError as error:
    print("a contact kept too long:", type(error).__name__)
destroy_arena("frame")
print(memory_stats())
