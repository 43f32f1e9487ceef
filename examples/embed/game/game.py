# The rules of a little particle game. The world lives as long as the VM; what a frame makes beside it (vectors, lists of
# neighbours, strings to show) lies in the frame's arena and goes with it, all at once: no frame waits for a collector.
GRAVITY = 9.81
WIDTH, HEIGHT = 64, 16


class Particle:
    __slots__ = ("x", "y", "vx", "vy", "life")

    def __init__(self, x, y, vx, vy):
        self.x, self.y, self.vx, self.vy = x, y, vx, vy
        self.life = 4.0


world = [Particle(WIDTH / 2, HEIGHT / 2, (i * 37 % 21 - 10) * 1.5, i * 53 % 17 - 4.0) for i in range(200)]
hits = 0


def moved(p, dt):
    """Where the particle is after dt, as a tuple."""
    return p.x + p.vx * dt, p.y + p.vy * dt, p.vx, p.vy - GRAVITY * dt


@arena_memory
def frame(dt):
    """One step; the host draws what it returns."""
    global hits
    cells = {}
    for p in world:
        x, y, vx, vy = moved(p, dt)
        if not 0 <= x < WIDTH:
            x, vx = min(max(x, 0.0), WIDTH - 0.001), -vx * 0.8
        if not 0 <= y < HEIGHT:
            y, vy = min(max(y, 0.0), HEIGHT - 0.001), -vy * 0.8
        p.x, p.y, p.vx, p.vy = x, y, vx, vy
        cells.setdefault((int(x), int(y)), []).append(p)
    hits += sum(len(group) - 1 for group in cells.values())
    rows = []
    for row in range(HEIGHT):
        rows.append("".join(" .:oO@"[min(len(cells.get((column, row), ())), 5)] for column in range(WIDTH)))
    return "\n".join(reversed(rows))
