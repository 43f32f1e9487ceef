// A chain of validators that throw: untaken try blocks, throw and catch near and through frames, cleanup, re-throw.
class OrderError extends Error {
  constructor(message, code) {
    super(message);
    this.code = code;
  }
}

class StockError extends OrderError {}

class Ledger {
  constructor() {
    this.open = 0;
    this.closed = 0;
  }
}

function checkAmount(amount) {
  if (amount % 7 === 0) {
    throw new OrderError("bad amount", amount);
  }
  return amount * 2;
}

function checkStock(amount) {
  if (amount % 11 === 0) {
    throw new StockError("sold out", amount % 13);
  }
  return checkAmount(amount);
}

function place(ledger, amount) {
  ledger.open += 1;
  try {
    return checkStock(amount);
  } finally {
    ledger.closed += 1;
  }
}

function retry(ledger, amount) {
  try {
    return place(ledger, amount);
  } catch (error) {
    if (error instanceof StockError && error.code % 2 === 0) {
      return error.code;
    }
    throw error;
  }
}

function safeSum(values) {
  let total = 0;
  for (const value of values) {
    try {
      total += value;
    } catch (error) {
      total = 0;
    }
  }
  return total;
}

function main(n) {
  const ledger = new Ledger();
  let total = 0;
  let failures = 0;
  const values = [3, 1, 4, 1, 5, 9, 2, 6];
  for (let i = 1; i <= n; i++) {
    try {
      total += retry(ledger, i);
    } catch (error) {
      if (error instanceof StockError) {
        failures += error.code + 1000;
      } else if (error instanceof OrderError) {
        failures += error.code % 10;
      } else {
        throw error;
      }
    }
    total += safeSum(values);
  }
  console.log("exceptions " + n + " " + total + " " + failures + " " + ledger.open + " " + ledger.closed);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 1000000);
