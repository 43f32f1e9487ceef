// Generators: pipelines of lazy stages, a recursive tree walk, an endless source stopped by its consumer.
function* numbers(limit) {
  let n = 0;
  while (n < limit) {
    yield n;
    n += 1;
  }
}

function* squares(source) {
  for (const n of source) {
    yield (n * n) % 1009;
  }
}

function* notMultiples(source, divisor) {
  for (const n of source) {
    if (n % divisor !== 0) {
      yield n;
    }
  }
}

function* runningTotals(source) {
  let total = 0;
  for (const n of source) {
    total += n;
    yield total;
  }
}

function* fibonacciMod(modulus) {
  let a = 0;
  let b = 1;
  while (true) {
    yield a;
    const next = (a + b) % modulus;
    a = b;
    b = next;
  }
}

class Node {
  constructor(left, value, right) {
    this.left = left;
    this.value = value;
    this.right = right;
  }

  *walk() {
    if (this.left !== null) {
      yield* this.left.walk();
    }
    yield this.value;
    if (this.right !== null) {
      yield* this.right.walk();
    }
  }
}

function build(low, high) {
  if (low > high) {
    return null;
  }
  const middle = Math.floor((low + high) / 2);
  return new Node(build(low, middle - 1), middle, build(middle + 1, high));
}

function main(n) {
  let checksum = 0;
  for (const total of runningTotals(notMultiples(squares(numbers(n)), 3))) {
    checksum = (checksum + total) % 1000003;
  }
  const tree = build(1, 255);
  for (let round = 0; round < Math.floor(n / 1000); round++) {
    let position = 0;
    for (const value of tree.walk()) {
      position += 1;
      checksum = (checksum + value * position) % 1000003;
    }
  }
  let count = 0;
  for (const value of fibonacciMod(1000003)) {
    checksum = (checksum + value) % 1000003;
    count += 1;
    if (count === n) {
      break;
    }
  }
  console.log("generators " + n + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 2000000);
