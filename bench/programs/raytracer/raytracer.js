// A ray tracer: vectors and colours as objects, spheres, planes and discs behind one interface, lights, shadows, mirrors.
class Vector {
  constructor(x, y, z) {
    this.x = x;
    this.y = y;
    this.z = z;
  }

  plus(other) {
    return new Vector(this.x + other.x, this.y + other.y, this.z + other.z);
  }

  minus(other) {
    return new Vector(this.x - other.x, this.y - other.y, this.z - other.z);
  }

  times(factor) {
    return new Vector(this.x * factor, this.y * factor, this.z * factor);
  }

  dot(other) {
    return this.x * other.x + this.y * other.y + this.z * other.z;
  }

  cross(other) {
    return new Vector(
      this.y * other.z - this.z * other.y,
      this.z * other.x - this.x * other.z,
      this.x * other.y - this.y * other.x
    );
  }

  length() {
    return Math.sqrt(this.dot(this));
  }

  unit() {
    return this.times(1.0 / this.length());
  }

  mirrored(normal) {
    return this.minus(normal.times(2.0 * this.dot(normal)));
  }
}

class Colour {
  constructor(red, green, blue) {
    this.red = red;
    this.green = green;
    this.blue = blue;
  }

  plus(other) {
    return new Colour(this.red + other.red, this.green + other.green, this.blue + other.blue);
  }

  scaled(factor) {
    return new Colour(this.red * factor, this.green * factor, this.blue * factor);
  }

  filtered(other) {
    return new Colour(this.red * other.red, this.green * other.green, this.blue * other.blue);
  }

  code() {
    return this.channel(this.red) * 65536 + this.channel(this.green) * 256 + this.channel(this.blue);
  }

  channel(value) {
    return Math.floor(Math.min(1.0, Math.max(0.0, value)) * 255.0);
  }
}

class Ray {
  constructor(origin, direction) {
    this.origin = origin;
    this.direction = direction;
  }

  at(distance) {
    return this.origin.plus(this.direction.times(distance));
  }
}

class Material {
  constructor(colour, mirror, shine) {
    this.colour = colour;
    this.mirror = mirror;
    this.shine = shine;
  }

  colourAt(point) {
    return this.colour;
  }
}

class Checkered extends Material {
  constructor(colour, other, mirror, shine) {
    super(colour, mirror, shine);
    this.other = other;
  }

  colourAt(point) {
    const square = Math.floor(point.x) + Math.floor(point.z);
    return square % 2 === 0 ? this.colour : this.other;
  }
}

class Body {
  constructor(material) {
    this.material = material;
  }

  distance(ray) {
    return null;
  }

  normal(point) {
    return null;
  }
}

class Sphere extends Body {
  constructor(centre, radius, material) {
    super(material);
    this.centre = centre;
    this.radius = radius;
  }

  distance(ray) {
    const offset = ray.origin.minus(this.centre);
    const half = offset.dot(ray.direction);
    const rest = half * half - offset.dot(offset) + this.radius * this.radius;
    if (rest < 0.0) {
      return null;
    }
    const root = Math.sqrt(rest);
    if (-half - root > 0.0001) {
      return -half - root;
    }
    if (-half + root > 0.0001) {
      return -half + root;
    }
    return null;
  }

  normal(point) {
    return point.minus(this.centre).times(1.0 / this.radius);
  }
}

class Plane extends Body {
  constructor(direction, offset, material) {
    super(material);
    this.direction = direction;
    this.offset = offset;
  }

  distance(ray) {
    const slope = this.direction.dot(ray.direction);
    if (Math.abs(slope) < 0.000001) {
      return null;
    }
    const distance = (this.offset - this.direction.dot(ray.origin)) / slope;
    return distance > 0.0001 ? distance : null;
  }

  normal(point) {
    return this.direction;
  }
}

class Disc extends Plane {
  constructor(centre, direction, radius, material) {
    super(direction, direction.dot(centre), material);
    this.centre = centre;
    this.radius = radius;
  }

  distance(ray) {
    const distance = super.distance(ray);
    if (distance === null) {
      return null;
    }
    const away = ray.at(distance).minus(this.centre);
    return away.dot(away) <= this.radius * this.radius ? distance : null;
  }
}

class Light {
  constructor(position, colour) {
    this.position = position;
    this.colour = colour;
  }
}

class Hit {
  constructor(body, distance) {
    this.body = body;
    this.distance = distance;
  }
}

class Scene {
  constructor() {
    this.bodies = [];
    this.lights = [];
    this.rays = 0;
  }

  nearest(ray) {
    this.rays += 1;
    let best = null;
    for (const body of this.bodies) {
      const distance = body.distance(ray);
      if (distance !== null && (best === null || distance < best.distance)) {
        best = new Hit(body, distance);
      }
    }
    return best;
  }

  inShadow(point, light) {
    const path = light.position.minus(point);
    const length = path.length();
    const ray = new Ray(point, path.times(1.0 / length));
    for (const body of this.bodies) {
      const distance = body.distance(ray);
      if (distance !== null && distance < length) {
        return true;
      }
    }
    return false;
  }

  sky(direction) {
    const t = 0.5 * (direction.y + 1.0);
    return new Colour(1.0 - 0.5 * t, 1.0 - 0.3 * t, 1.0);
  }

  trace(ray, depth) {
    const hit = this.nearest(ray);
    if (hit === null) {
      return this.sky(ray.direction);
    }
    const point = ray.at(hit.distance);
    let normal = hit.body.normal(point);
    if (normal.dot(ray.direction) > 0.0) {
      normal = normal.times(-1.0);
    }
    const material = hit.body.material;
    let colour = this.lit(ray, point, normal, material);
    if (material.mirror > 0.0 && depth < 3) {
      const mirrored = new Ray(point, ray.direction.mirrored(normal));
      const seen = this.trace(mirrored, depth + 1);
      colour = colour.scaled(1.0 - material.mirror).plus(seen.scaled(material.mirror));
    }
    return colour;
  }

  lit(ray, point, normal, material) {
    const own = material.colourAt(point);
    let colour = own.scaled(0.1);
    for (const light of this.lights) {
      if (this.inShadow(point, light)) {
        continue;
      }
      const towards = light.position.minus(point).unit();
      const brightness = towards.dot(normal);
      if (brightness > 0.0) {
        colour = colour.plus(own.filtered(light.colour).scaled(brightness));
        let gloss = towards.mirrored(normal).dot(ray.direction);
        if (gloss > 0.0) {
          gloss = gloss * gloss * gloss * gloss;
          colour = colour.plus(light.colour.scaled(gloss * gloss * material.shine));
        }
      }
    }
    return colour;
  }
}

class Camera {
  constructor(position, target, width, height) {
    this.position = position;
    this.width = width;
    this.height = height;
    this.forward = target.minus(position).unit();
    this.right = this.forward.cross(new Vector(0.0, 1.0, 0.0)).unit();
    this.up = this.right.cross(this.forward);
  }

  ray(column, row) {
    const across = (column + 0.5) / this.width - 0.5;
    const down = 0.5 - (row + 0.5) / this.height;
    const direction = this.forward.plus(this.right.times(across * 1.6)).plus(this.up.times(down * 1.2));
    return new Ray(this.position, direction.unit());
  }
}

function makeScene() {
  const scene = new Scene();
  const floor = new Checkered(new Colour(0.9, 0.9, 0.9), new Colour(0.2, 0.2, 0.3), 0.2, 0.1);
  scene.bodies.push(new Plane(new Vector(0.0, 1.0, 0.0), -1.0, floor));
  scene.bodies.push(new Sphere(new Vector(0.0, 0.2, 0.0), 1.2, new Material(new Colour(0.9, 0.2, 0.2), 0.3, 0.8)));
  scene.bodies.push(new Sphere(new Vector(-2.0, -0.3, 1.0), 0.7, new Material(new Colour(0.2, 0.8, 0.3), 0.1, 0.5)));
  scene.bodies.push(new Sphere(new Vector(1.8, -0.5, -1.2), 0.5, new Material(new Colour(0.3, 0.4, 0.9), 0.6, 0.9)));
  const slope = new Vector(0.3, 0.2, 1.0).unit();
  scene.bodies.push(new Disc(new Vector(1.0, 1.0, 3.0), slope, 1.5, new Material(new Colour(0.8, 0.7, 0.2), 0.5, 0.3)));
  scene.lights.push(new Light(new Vector(4.0, 6.0, -5.0), new Colour(0.8, 0.8, 0.7)));
  scene.lights.push(new Light(new Vector(-5.0, 3.0, -2.0), new Colour(0.3, 0.3, 0.5)));
  return scene;
}

function main(n) {
  const scene = makeScene();
  const camera = new Camera(new Vector(0.0, 1.5, -6.0), new Vector(0.0, 0.0, 0.0), n, n);
  let checksum = 0;
  for (let row = 0; row < n; row++) {
    for (let column = 0; column < n; column++) {
      const colour = scene.trace(camera.ray(column, row), 0);
      checksum = (checksum * 31 + colour.code()) % 1000003;
    }
  }
  console.log("raytracer " + n + " " + scene.rays + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 200);
