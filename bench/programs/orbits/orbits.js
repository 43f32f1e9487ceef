// Bodies that attract one another, moved by leapfrog steps: float arithmetic on fields.
class Body {
  constructor(mass, x, y, z) {
    this.mass = mass;
    this.x = x;
    this.y = y;
    this.z = z;
    this.vx = 0.0;
    this.vy = 0.0;
    this.vz = 0.0;
    this.ax = 0.0;
    this.ay = 0.0;
    this.az = 0.0;
  }

  kick(dt) {
    this.vx += this.ax * dt;
    this.vy += this.ay * dt;
    this.vz += this.az * dt;
  }

  drift(dt) {
    this.x += this.vx * dt;
    this.y += this.vy * dt;
    this.z += this.vz * dt;
  }

  kinetic() {
    return 0.5 * this.mass * (this.vx * this.vx + this.vy * this.vy + this.vz * this.vz);
  }
}

class Cluster {
  constructor(count) {
    this.bodies = [];
    for (let i = 0; i < count; i++) {
      const body = new Body(1.0 + i * 0.25, ((i * 7) % 5) - 2.0, ((i * 3) % 7) - 3.0, ((i * 5) % 3) - 1.0);
      body.vx = ((i % 3) - 1) * 0.1;
      body.vy = (i % 2) * 0.2 - 0.1;
      this.bodies.push(body);
    }
  }

  accelerate() {
    const bodies = this.bodies;
    for (const body of bodies) {
      body.ax = 0.0;
      body.ay = 0.0;
      body.az = 0.0;
    }
    const count = bodies.length;
    for (let i = 0; i < count; i++) {
      const a = bodies[i];
      for (let j = i + 1; j < count; j++) {
        const b = bodies[j];
        const dx = b.x - a.x;
        const dy = b.y - a.y;
        const dz = b.z - a.z;
        const square = dx * dx + dy * dy + dz * dz + 0.05;
        const pull = 1.0 / (square * Math.sqrt(square));
        a.ax += dx * pull * b.mass;
        a.ay += dy * pull * b.mass;
        a.az += dz * pull * b.mass;
        b.ax -= dx * pull * a.mass;
        b.ay -= dy * pull * a.mass;
        b.az -= dz * pull * a.mass;
      }
    }
  }

  step(dt) {
    for (const body of this.bodies) {
      body.kick(dt * 0.5);
      body.drift(dt);
    }
    this.accelerate();
    for (const body of this.bodies) {
      body.kick(dt * 0.5);
    }
  }

  energy() {
    let total = 0.0;
    for (const body of this.bodies) {
      total += body.kinetic();
    }
    return total;
  }
}

function main(n) {
  const cluster = new Cluster(6);
  cluster.accelerate();
  for (let step = 0; step < n; step++) {
    cluster.step(0.002);
  }
  console.log("orbits " + n + " " + cluster.energy().toFixed(9));
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 80000);
