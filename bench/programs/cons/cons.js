// Linked lists that are never changed, only made anew: a stream of small objects that die young, and one long chain.
class Pair {
  constructor(head, tail) {
    this.head = head;
    this.tail = tail;
  }
}

function fromRange(low, high) {
  let chain = null;
  while (high > low) {
    high -= 1;
    chain = new Pair(high, chain);
  }
  return chain;
}

function reverse(chain) {
  let result = null;
  while (chain !== null) {
    result = new Pair(chain.head, result);
    chain = chain.tail;
  }
  return result;
}

function mapped(f, chain) {
  let result = null;
  while (chain !== null) {
    result = new Pair(f(chain.head), result);
    chain = chain.tail;
  }
  return reverse(result);
}

function chosen(test, chain) {
  if (chain === null) {
    return null;
  }
  const rest = chosen(test, chain.tail);
  if (test(chain.head)) {
    return new Pair(chain.head, rest);
  }
  return rest;
}

function merged(a, b) {
  let result = null;
  while (a !== null && b !== null) {
    if (a.head <= b.head) {
      result = new Pair(a.head, result);
      a = a.tail;
    } else {
      result = new Pair(b.head, result);
      b = b.tail;
    }
  }
  let rest = a !== null ? a : b;
  while (result !== null) {
    rest = new Pair(result.head, rest);
    result = result.tail;
  }
  return rest;
}

function total(chain) {
  let sum = 0;
  while (chain !== null) {
    sum += chain.head;
    chain = chain.tail;
  }
  return sum;
}

function main(n) {
  let checksum = 0;
  let long = null;
  for (let round = 0; round < n; round++) {
    const numbers = fromRange(0, 100);
    const tripled = mapped((x) => x * 3, numbers);
    const odd = chosen((x) => x % 2 === 1, tripled);
    const both = merged(numbers, odd);
    checksum = (checksum * 3 + total(both) + round) % 1000003;
    long = new Pair(round, long);
    long = new Pair(checksum, long);
  }
  console.log("cons " + n + " " + checksum + " " + total(long));
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 11000);
