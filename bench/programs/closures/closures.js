// Functions as values: counters that share a cell, composed stages, map/filter/fold over lists, memoising wrapper.
function makeAccount(balance) {
  function deposit(amount) {
    balance += amount;
    return balance;
  }

  function withdraw(amount) {
    if (amount > balance) {
      return balance;
    }
    balance -= amount;
    return balance;
  }

  return [deposit, withdraw];
}

function compose(f, g) {
  return (x) => g(f(x));
}

function adder(n) {
  return (x) => x + n;
}

function multiplier(n) {
  return (x) => x * n;
}

function applyEach(f, items) {
  const result = [];
  for (const item of items) {
    result.push(f(item));
  }
  return result;
}

function keep(predicate, items) {
  const result = [];
  for (const item of items) {
    if (predicate(item)) {
      result.push(item);
    }
  }
  return result;
}

function fold(f, start, items) {
  let value = start;
  for (const item of items) {
    value = f(value, item);
  }
  return value;
}

function memoised(f) {
  const seen = new Map();
  return (x) => {
    if (!seen.has(x)) {
      seen.set(x, f(x));
    }
    return seen.get(x);
  };
}

function main(n) {
  const [deposit, withdraw] = makeAccount(100);
  let balances = 0;
  for (let i = 0; i < n * 20; i++) {
    deposit(i % 17);
    balances += withdraw(i % 23);
  }
  let stage = adder(1);
  for (let i = 2; i < 8; i++) {
    stage = compose(stage, i % 2 === 0 ? adder(i) : multiplier(i % 3));
  }
  const items = [];
  for (let i = 0; i < 50; i++) {
    items.push(i);
  }
  let checksum = 0;
  for (let i = 0; i < n; i++) {
    const shifted = applyEach((x) => x * 3 + i, items);
    const odd = keep((x) => x % 2 === 1, shifted);
    checksum = (checksum + fold((a, b) => (a * 31 + b) % 65521, i, odd)) % 1000003;
    checksum += stage(i);
  }
  const cube = memoised((x) => x * x * x);
  for (let i = 0; i < n * 10; i++) {
    checksum = (checksum + cube(i % 100)) % 1000003;
  }
  console.log("closures " + n + " " + balances + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 50000);
