# A ray tracer: vectors and colours as objects, spheres, planes and discs behind one interface, lights, shadows, mirrors.
import math
import sys


class Vector:
    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def plus(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def minus(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def times(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    def dot(self, other):
        return self.x * other.x + self.y * other.y + self.z * other.z

    def cross(self, other):
        return Vector(
            self.y * other.z - self.z * other.y,
            self.z * other.x - self.x * other.z,
            self.x * other.y - self.y * other.x,
        )

    def length(self):
        return math.sqrt(self.dot(self))

    def unit(self):
        return self.times(1.0 / self.length())

    def mirrored(self, normal):
        return self.minus(normal.times(2.0 * self.dot(normal)))


class Colour:
    def __init__(self, red, green, blue):
        self.red = red
        self.green = green
        self.blue = blue

    def plus(self, other):
        return Colour(self.red + other.red, self.green + other.green, self.blue + other.blue)

    def scaled(self, factor):
        return Colour(self.red * factor, self.green * factor, self.blue * factor)

    def filtered(self, other):
        return Colour(self.red * other.red, self.green * other.green, self.blue * other.blue)

    def code(self):
        return self.channel(self.red) * 65536 + self.channel(self.green) * 256 + self.channel(self.blue)

    def channel(self, value):
        return math.floor(min(1.0, max(0.0, value)) * 255.0)


class Ray:
    def __init__(self, origin, direction):
        self.origin = origin
        self.direction = direction

    def at(self, distance):
        return self.origin.plus(self.direction.times(distance))


class Material:
    def __init__(self, colour, mirror, shine):
        self.colour = colour
        self.mirror = mirror
        self.shine = shine

    def colour_at(self, point):
        return self.colour


class Checkered(Material):
    def __init__(self, colour, other, mirror, shine):
        super().__init__(colour, mirror, shine)
        self.other = other

    def colour_at(self, point):
        square = math.floor(point.x) + math.floor(point.z)
        return self.colour if square % 2 == 0 else self.other


class Body:
    def __init__(self, material):
        self.material = material

    def distance(self, ray):
        return None

    def normal(self, point):
        return None


class Sphere(Body):
    def __init__(self, centre, radius, material):
        super().__init__(material)
        self.centre = centre
        self.radius = radius

    def distance(self, ray):
        offset = ray.origin.minus(self.centre)
        half = offset.dot(ray.direction)
        rest = half * half - offset.dot(offset) + self.radius * self.radius
        if rest < 0.0:
            return None
        root = math.sqrt(rest)
        if -half - root > 0.0001:
            return -half - root
        if -half + root > 0.0001:
            return -half + root
        return None

    def normal(self, point):
        return point.minus(self.centre).times(1.0 / self.radius)


class Plane(Body):
    def __init__(self, direction, offset, material):
        super().__init__(material)
        self.direction = direction
        self.offset = offset

    def distance(self, ray):
        slope = self.direction.dot(ray.direction)
        if abs(slope) < 0.000001:
            return None
        distance = (self.offset - self.direction.dot(ray.origin)) / slope
        return distance if distance > 0.0001 else None

    def normal(self, point):
        return self.direction


class Disc(Plane):
    def __init__(self, centre, direction, radius, material):
        super().__init__(direction, direction.dot(centre), material)
        self.centre = centre
        self.radius = radius

    def distance(self, ray):
        distance = super().distance(ray)
        if distance is None:
            return None
        away = ray.at(distance).minus(self.centre)
        return distance if away.dot(away) <= self.radius * self.radius else None


class Light:
    def __init__(self, position, colour):
        self.position = position
        self.colour = colour


class Hit:
    def __init__(self, body, distance):
        self.body = body
        self.distance = distance


class Scene:
    def __init__(self):
        self.bodies = []
        self.lights = []
        self.rays = 0

    def nearest(self, ray):
        self.rays += 1
        best = None
        for body in self.bodies:
            distance = body.distance(ray)
            if distance is not None and (best is None or distance < best.distance):
                best = Hit(body, distance)
        return best

    def in_shadow(self, point, light):
        path = light.position.minus(point)
        length = path.length()
        ray = Ray(point, path.times(1.0 / length))
        for body in self.bodies:
            distance = body.distance(ray)
            if distance is not None and distance < length:
                return True
        return False

    def sky(self, direction):
        t = 0.5 * (direction.y + 1.0)
        return Colour(1.0 - 0.5 * t, 1.0 - 0.3 * t, 1.0)

    def trace(self, ray, depth):
        hit = self.nearest(ray)
        if hit is None:
            return self.sky(ray.direction)
        point = ray.at(hit.distance)
        normal = hit.body.normal(point)
        if normal.dot(ray.direction) > 0.0:
            normal = normal.times(-1.0)
        material = hit.body.material
        colour = self.lit(ray, point, normal, material)
        if material.mirror > 0.0 and depth < 3:
            mirrored = Ray(point, ray.direction.mirrored(normal))
            seen = self.trace(mirrored, depth + 1)
            colour = colour.scaled(1.0 - material.mirror).plus(seen.scaled(material.mirror))
        return colour

    def lit(self, ray, point, normal, material):
        own = material.colour_at(point)
        colour = own.scaled(0.1)
        for light in self.lights:
            if self.in_shadow(point, light):
                continue
            towards = light.position.minus(point).unit()
            brightness = towards.dot(normal)
            if brightness > 0.0:
                colour = colour.plus(own.filtered(light.colour).scaled(brightness))
                gloss = towards.mirrored(normal).dot(ray.direction)
                if gloss > 0.0:
                    gloss = gloss * gloss * gloss * gloss
                    colour = colour.plus(light.colour.scaled(gloss * gloss * material.shine))
        return colour


class Camera:
    def __init__(self, position, target, width, height):
        self.position = position
        self.width = width
        self.height = height
        self.forward = target.minus(position).unit()
        self.right = self.forward.cross(Vector(0.0, 1.0, 0.0)).unit()
        self.up = self.right.cross(self.forward)

    def ray(self, column, row):
        across = (column + 0.5) / self.width - 0.5
        down = 0.5 - (row + 0.5) / self.height
        direction = self.forward.plus(self.right.times(across * 1.6)).plus(self.up.times(down * 1.2))
        return Ray(self.position, direction.unit())


def make_scene():
    scene = Scene()
    floor = Checkered(Colour(0.9, 0.9, 0.9), Colour(0.2, 0.2, 0.3), 0.2, 0.1)
    scene.bodies.append(Plane(Vector(0.0, 1.0, 0.0), -1.0, floor))
    scene.bodies.append(Sphere(Vector(0.0, 0.2, 0.0), 1.2, Material(Colour(0.9, 0.2, 0.2), 0.3, 0.8)))
    scene.bodies.append(Sphere(Vector(-2.0, -0.3, 1.0), 0.7, Material(Colour(0.2, 0.8, 0.3), 0.1, 0.5)))
    scene.bodies.append(Sphere(Vector(1.8, -0.5, -1.2), 0.5, Material(Colour(0.3, 0.4, 0.9), 0.6, 0.9)))
    slope = Vector(0.3, 0.2, 1.0).unit()
    scene.bodies.append(Disc(Vector(1.0, 1.0, 3.0), slope, 1.5, Material(Colour(0.8, 0.7, 0.2), 0.5, 0.3)))
    scene.lights.append(Light(Vector(4.0, 6.0, -5.0), Colour(0.8, 0.8, 0.7)))
    scene.lights.append(Light(Vector(-5.0, 3.0, -2.0), Colour(0.3, 0.3, 0.5)))
    return scene


def main(n):
    scene = make_scene()
    camera = Camera(Vector(0.0, 1.5, -6.0), Vector(0.0, 0.0, 0.0), n, n)
    checksum = 0
    for row in range(n):
        for column in range(n):
            colour = scene.trace(camera.ray(column, row), 0)
            checksum = (checksum * 31 + colour.code()) % 1000003
    print("raytracer", n, scene.rays, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 200)
