"""Particles with positions and velocities as objects, made, moved and dropped."""


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y): self.x, self.y = x, y
    def plus(self, other): return Vector(self.x + other.x, self.y + other.y)
    def times(self, k): return Vector(self.x * k, self.y * k)


class Particle:
    __slots__ = ("position", "velocity", "life")

    def __init__(self, position, velocity, life): self.position, self.velocity, self.life = position, velocity, life


def work(n):
    gravity, particles, height = Vector(0.0, -9.8), [], 0.0
    for step in range(n):
        for i in range(20):
            particles.append(Particle(Vector(0.0, 0.0), Vector(i - 10.0, 20.0 + i), 30))
        dt, alive = 0.02, []
        for p in particles:
            p.velocity = p.velocity.plus(gravity.times(dt))
            p.position = p.position.plus(p.velocity.times(dt))
            p.life -= 1
            if p.life > 0: alive.append(p)
            height += p.position.y
        particles = alive
    return int(height)


def manual(n):
    gravity, particles, height = Vector(0.0, -9.8), [], 0.0
    for step in range(n):
        for i in range(20):
            particles.append(Particle(Vector(0.0, 0.0), Vector(i - 10.0, 20.0 + i), 30))
        dt, alive = 0.02, []
        for p in particles:
            old = p.velocity
            p.velocity = old.plus(gravity.times(dt))
            free(old)
            old = p.position
            p.position = old.plus(p.velocity.times(dt))
            free(old)
            p.life -= 1
            height += p.position.y
            if p.life > 0: alive.append(p)
            else: free(p, deep=True)
        free(particles)
        particles = alive
    p = old = None  # what they still refer to would be kept
    free(particles, deep=True)
    free(gravity)
    return int(height)


SIZE, ROUNDS = 60, 8
