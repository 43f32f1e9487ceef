# Bodies that attract one another, moved by leapfrog steps: float arithmetic on attributes.
import math
import sys


class Body:
    def __init__(self, mass, x, y, z):
        self.mass = mass
        self.x = x
        self.y = y
        self.z = z
        self.vx = 0.0
        self.vy = 0.0
        self.vz = 0.0
        self.ax = 0.0
        self.ay = 0.0
        self.az = 0.0

    def kick(self, dt):
        self.vx += self.ax * dt
        self.vy += self.ay * dt
        self.vz += self.az * dt

    def drift(self, dt):
        self.x += self.vx * dt
        self.y += self.vy * dt
        self.z += self.vz * dt

    def kinetic(self):
        return 0.5 * self.mass * (self.vx * self.vx + self.vy * self.vy + self.vz * self.vz)


class Cluster:
    def __init__(self, count):
        self.bodies = []
        for i in range(count):
            body = Body(1.0 + i * 0.25, (i * 7 % 5) - 2.0, (i * 3 % 7) - 3.0, (i * 5 % 3) - 1.0)
            body.vx = (i % 3 - 1) * 0.1
            body.vy = (i % 2) * 0.2 - 0.1
            self.bodies.append(body)

    def accelerate(self):
        bodies = self.bodies
        for body in bodies:
            body.ax = 0.0
            body.ay = 0.0
            body.az = 0.0
        count = len(bodies)
        for i in range(count):
            a = bodies[i]
            for j in range(i + 1, count):
                b = bodies[j]
                dx = b.x - a.x
                dy = b.y - a.y
                dz = b.z - a.z
                square = dx * dx + dy * dy + dz * dz + 0.05
                pull = 1.0 / (square * math.sqrt(square))
                a.ax += dx * pull * b.mass
                a.ay += dy * pull * b.mass
                a.az += dz * pull * b.mass
                b.ax -= dx * pull * a.mass
                b.ay -= dy * pull * a.mass
                b.az -= dz * pull * a.mass

    def step(self, dt):
        for body in self.bodies:
            body.kick(dt * 0.5)
            body.drift(dt)
        self.accelerate()
        for body in self.bodies:
            body.kick(dt * 0.5)

    def energy(self):
        total = 0.0
        for body in self.bodies:
            total += body.kinetic()
        return total


def main(n):
    cluster = Cluster(6)
    cluster.accelerate()
    for step in range(n):
        cluster.step(0.002)
    print("orbits", n, "%.9f" % cluster.energy())


main(int(sys.argv[1]) if len(sys.argv) > 1 else 80000)
