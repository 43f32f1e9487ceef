"""Particles with positions and velocities as objects, made, moved and dropped."""


class Vector:
    __slots__ = ("x", "y")

    def __init__(self, x, y): self.x, self.y = x, y
    def plus(self, other): return Vector(self.x + other.x, self.y + other.y)
    def times(self, k): return Vector(self.x * k, self.y * k)


class Particle:
    __slots__ = ("position", "velocity", "life")

    def __init__(self, position, velocity, life): self.position, self.velocity, self.life = position, velocity, life


def work(n, release):
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
    release(particles)
    return int(height)


SIZE, ROUNDS = 60, 8
