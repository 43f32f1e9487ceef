// Points kept in a tree that splits squares into four: many small objects, built, searched and dropped again.
class Point {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
}

class Square {
  constructor(x, y, size) {
    this.x = x;
    this.y = y;
    this.size = size;
    this.points = [];
    this.parts = null;
  }

  insert(point) {
    if (this.parts !== null) {
      this.partFor(point).insert(point);
      return;
    }
    this.points.push(point);
    if (this.points.length > 4 && this.size > 1) {
      this.split();
    }
  }

  partFor(point) {
    const half = this.size / 2;
    let index = 0;
    if (point.x >= this.x + half) {
      index += 1;
    }
    if (point.y >= this.y + half) {
      index += 2;
    }
    return this.parts[index];
  }

  split() {
    const half = this.size / 2;
    this.parts = [
      new Square(this.x, this.y, half),
      new Square(this.x + half, this.y, half),
      new Square(this.x, this.y + half, half),
      new Square(this.x + half, this.y + half, half),
    ];
    const points = this.points;
    this.points = [];
    for (const point of points) {
      this.partFor(point).insert(point);
    }
  }

  count(left, top, right, bottom) {
    if (this.x >= right || this.y >= bottom || this.x + this.size <= left || this.y + this.size <= top) {
      return 0;
    }
    let total = 0;
    for (const point of this.points) {
      if (left <= point.x && point.x < right && top <= point.y && point.y < bottom) {
        total += 1;
      }
    }
    if (this.parts !== null) {
      for (const part of this.parts) {
        total += part.count(left, top, right, bottom);
      }
    }
    return total;
  }

  depth() {
    if (this.parts === null) {
      return 1;
    }
    let deepest = 0;
    for (const part of this.parts) {
      deepest = Math.max(deepest, part.depth());
    }
    return deepest + 1;
  }
}

function main(n) {
  let seed = 12345;
  let checksum = 0;
  for (let round = 0; round < n; round++) {
    const tree = new Square(0, 0, 1024);
    for (let i = 0; i < 1000; i++) {
      seed = (seed * 16807) % 2147483647;
      const x = seed % 1024;
      seed = (seed * 16807) % 2147483647;
      tree.insert(new Point(x, seed % 1024));
    }
    for (let i = 0; i < 10; i++) {
      checksum += tree.count(i * 100, i * 50, i * 100 + 200, i * 50 + 150);
    }
    checksum = (checksum * 7 + tree.depth()) % 1000003;
  }
  console.log("quadtree " + n + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 380);
