// Long multiplication and division done by hand on arrays of four-digit limbs, least significant first.
const BASE = 10000;

function fromSmall(n) {
  const limbs = [];
  while (n > 0) {
    limbs.push(n % BASE);
    n = Math.floor(n / BASE);
  }
  return limbs;
}

function add(a, b) {
  const result = [];
  let carry = 0;
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    let total = carry;
    if (i < a.length) {
      total += a[i];
    }
    if (i < b.length) {
      total += b[i];
    }
    result.push(total % BASE);
    carry = Math.floor(total / BASE);
  }
  if (carry > 0) {
    result.push(carry);
  }
  return result;
}

function trim(limbs) {
  while (limbs.length > 0 && limbs[limbs.length - 1] === 0) {
    limbs.pop();
  }
  return limbs;
}

function multiply(a, b) {
  const result = new Array(a.length + b.length).fill(0);
  for (let i = 0; i < a.length; i++) {
    let carry = 0;
    const x = a[i];
    for (let j = 0; j < b.length; j++) {
      const total = result[i + j] + x * b[j] + carry;
      result[i + j] = total % BASE;
      carry = Math.floor(total / BASE);
    }
    result[i + b.length] += carry;
  }
  return trim(result);
}

function divideSmall(a, divisor) {
  const result = new Array(a.length).fill(0);
  let rest = 0;
  for (let i = a.length - 1; i >= 0; i--) {
    const total = rest * BASE + a[i];
    result[i] = Math.floor(total / divisor);
    rest = total % divisor;
  }
  return [trim(result), rest];
}

function toText(a) {
  if (a.length === 0) {
    return "0";
  }
  const parts = [String(a[a.length - 1])];
  for (let i = a.length - 2; i >= 0; i--) {
    const text = String(a[i]);
    parts.push("0".repeat(4 - text.length) + text);
  }
  return parts.join("");
}

function power(base, exponent) {
  let result = fromSmall(1);
  let square = fromSmall(base);
  while (exponent > 0) {
    if (exponent % 2 === 1) {
      result = multiply(result, square);
    }
    exponent = Math.floor(exponent / 2);
    if (exponent > 0) {
      square = multiply(square, square);
    }
  }
  return result;
}

function main(n) {
  let product = fromSmall(1);
  let sum = fromSmall(0);
  for (let i = 1; i <= n; i++) {
    product = multiply(product, fromSmall(i));
    sum = add(sum, product);
  }
  const high = power(7, n * 2);
  let rests = 0;
  for (let divisor = 2; divisor < 40; divisor++) {
    const [quotient, rest] = divideSmall(high, divisor);
    rests += rest + quotient.length;
  }
  const text = toText(sum);
  console.log("limbs " + n + " " + text.slice(0, 20) + " " + text.length + " " + toText(high).slice(-20) + " " + rests);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 2500);
