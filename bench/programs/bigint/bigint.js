// Integers beyond the machine word: products, powers modulo a large number, roots by Newton, decimal digits, 64-bit hashing.
function factorial(n) {
  let result = 1n;
  for (let i = 2; i <= n; i++) {
    result *= BigInt(i);
  }
  return result;
}

function fibonacci(n) {
  let a = 0n;
  let b = 1n;
  for (let i = 0; i < n; i++) {
    const next = a + b;
    a = b;
    b = next;
  }
  return a;
}

function powerMod(base, exponent, modulus) {
  let result = 1n;
  while (exponent > 0n) {
    if (exponent & 1n) {
      result = (result * base) % modulus;
    }
    base = (base * base) % modulus;
    exponent >>= 1n;
  }
  return result;
}

function squareRoot(n) {
  let x = 1n << BigInt(Math.floor(Math.floor((String(n).length * 10) / 3) / 2) + 2);
  while (true) {
    const y = (x + n / x) / 2n;
    if (y >= x) {
      return x;
    }
    x = y;
  }
}

function digitSum(n) {
  let total = 0;
  for (const digit of String(n)) {
    total += digit.charCodeAt(0) - 48;
  }
  return total;
}

function mix(count) {
  const mask = (1n << 64n) - 1n;
  let state = 0x9e3779b97f4a7c15n;
  for (let i = 0; i < count; i++) {
    state ^= state >> 27n;
    state = (state * 0xd1342543de82ef95n + BigInt(i)) & mask;
  }
  return state;
}

function probablyPrime(n) {
  let odd = n - 1n;
  let twos = 0;
  while (odd % 2n === 0n) {
    odd /= 2n;
    twos += 1;
  }
  for (const base of [2n, 3n, 5n, 7n]) {
    let x = powerMod(base, odd, n);
    if (x === 1n || x === n - 1n) {
      continue;
    }
    let passed = false;
    for (let i = 0; i < twos - 1; i++) {
      x = (x * x) % n;
      if (x === n - 1n) {
        passed = true;
        break;
      }
    }
    if (!passed) {
      return false;
    }
  }
  return true;
}

function main(n) {
  let digits = 0;
  let primes = 0;
  let checksum = 0n;
  let candidate = (1n << 89n) + 1n;
  for (let round = 0; round < n; round++) {
    const product = factorial(300 + round);
    const far = fibonacci(2000 + round * 10);
    const root = squareRoot(product * far);
    digits += digitSum(product) + digitSum(far) + digitSum(root);
    for (let i = 0; i < 6; i++) {
      candidate += 2n;
      if (probablyPrime(candidate)) {
        primes += 1;
      }
    }
    const power = powerMod(3n, far, (1n << 607n) - 1n);
    checksum = (checksum + power + mix(3000)) % 1000003n;
  }
  console.log("bigint " + n + " " + digits + " " + primes + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 150);
