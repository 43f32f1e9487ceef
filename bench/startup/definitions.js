// What a small script does before its work begins: it defines some classes, functions and tables.
class Item {
  constructor(name, price) {
    this.name = name;
    this.price = price;
  }

  total(count) {
    return this.price * count;
  }

  label() {
    return this.name + ": " + String(this.price);
  }
}

class Discounted extends Item {
  constructor(name, price, percent) {
    super(name, price);
    this.percent = percent;
  }

  total(count) {
    return Math.floor((super.total(count) * (100 - this.percent)) / 100);
  }
}

class Basket {
  constructor() {
    this.lines = [];
  }

  add(item, count = 1) {
    this.lines.push([item, count]);
  }

  total() {
    return this.lines.reduce((sum, [item, count]) => sum + item.total(count), 0);
  }
}

const PRICES = { pen: 120, paper: 450, ink: 990, stamp: 85, glue: 210 };

function parse(text) {
  const words = text.split(" ");
  return [words[0], Number(words[1])];
}

function order(text) {
  const basket = new Basket();
  for (const part of text.split(",")) {
    const [name, count] = parse(part);
    const price = PRICES[name];
    basket.add(count > 9 ? new Discounted(name, price, 10) : new Item(name, price), count);
  }
  return basket;
}

console.log(order("pen 3,paper 12,ink 1").total());
