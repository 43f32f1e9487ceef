// A drawing of mixed shapes: dispatch by class, inheritance, calls of the base class's method, attribute updates.
class Shape {
  constructor(x, y) {
    this.x = x;
    this.y = y;
    this.moves = 0;
  }

  move(dx, dy) {
    this.x += dx;
    this.y += dy;
    this.moves += 1;
  }

  area() {
    return 0.0;
  }

  grow(factor) {
    return this;
  }

  weight() {
    return this.area() * 2.0 + this.outline();
  }

  outline() {
    return 0.0;
  }
}

class Circle extends Shape {
  constructor(x, y, radius) {
    super(x, y);
    this.radius = radius;
  }

  area() {
    return 3.141592653589793 * this.radius * this.radius;
  }

  outline() {
    return 6.283185307179586 * this.radius;
  }

  grow(factor) {
    return new Circle(this.x, this.y, this.radius * factor);
  }
}

class Box extends Shape {
  constructor(x, y, width, height) {
    super(x, y);
    this.width = width;
    this.height = height;
  }

  area() {
    return this.width * this.height;
  }

  outline() {
    return 2.0 * (this.width + this.height);
  }

  grow(factor) {
    return new Box(this.x, this.y, this.width * factor, this.height);
  }
}

class Square extends Box {
  constructor(x, y, side) {
    super(x, y, side, side);
  }

  weight() {
    return super.weight() + 1.0;
  }

  grow(factor) {
    return new Square(this.x, this.y, this.width * factor);
  }
}

class Dot extends Shape {
  move(dx, dy) {
    super.move(dx + dy, dy - dx);
  }
}

class Drawing {
  constructor() {
    this.shapes = [];
  }

  add(shape) {
    this.shapes.push(shape);
    return this;
  }

  moveAll(dx, dy) {
    for (const shape of this.shapes) {
      shape.move(dx, dy);
    }
  }

  totalWeight() {
    let total = 0.0;
    for (const shape of this.shapes) {
      total += shape.weight();
    }
    return total;
  }

  growAll(factor) {
    const grown = new Drawing();
    for (const shape of this.shapes) {
      grown.add(shape.grow(factor));
    }
    return grown;
  }
}

function main(n) {
  let drawing = new Drawing();
  for (let i = 0; i < 20; i++) {
    drawing.add(new Circle(i, i + 1, 0.5 + i));
    drawing.add(new Box(i, -i, 1.0 + i, 2.0));
    drawing.add(new Square(-i, i, 1.5));
    drawing.add(new Dot(i, i));
  }
  let total = 0.0;
  for (let round = 0; round < n; round++) {
    drawing.moveAll(round % 3, (round % 5) - 2);
    total += drawing.totalWeight();
    if (round % 2 === 0) {
      drawing = drawing.growAll(round % 4 === 0 ? 1.25 : 0.8);
    }
  }
  let position = 0;
  for (const shape of drawing.shapes) {
    position += shape.x * 3 + shape.y + shape.moves;
  }
  console.log("shapes " + n + " " + Math.floor(total) + " " + position);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 15000);
