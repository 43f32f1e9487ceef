// Whole-number loops: Collatz lengths, Euclid's algorithm, powers modulo a prime, nested counting.
function longestCollatz(limit) {
  let best = 0;
  let bestStart = 0;
  for (let start = 1; start < limit; start++) {
    let n = start;
    let steps = 0;
    while (n !== 1) {
      if (n % 2 === 0) {
        n = n / 2;
      } else {
        n = 3 * n + 1;
      }
      steps += 1;
    }
    if (steps > best) {
      best = steps;
      bestStart = start;
    }
  }
  return bestStart * 1000 + best;
}

function gcd(a, b) {
  while (b !== 0) {
    const rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

function coprimePairs(limit) {
  let count = 0;
  for (let a = 1; a < limit; a++) {
    for (let b = a; b < limit; b++) {
      if (gcd(a, b) === 1) {
        count += 1;
      }
    }
  }
  return count;
}

function powerMod(base, exponent, modulus) {
  let result = 1;
  while (exponent > 0) {
    if (exponent % 2 === 1) {
      result = (result * base) % modulus;
    }
    base = (base * base) % modulus;
    exponent = Math.floor(exponent / 2);
  }
  return result;
}

function rightTriangles(limit) {
  let count = 0;
  for (let a = 1; a < limit; a++) {
    for (let b = a; b < limit; b++) {
      const square = a * a + b * b;
      let c = b + 1;
      while (c * c < square) {
        c += 1;
      }
      if (c * c === square) {
        count += 1;
      }
    }
  }
  return count;
}

function main(n) {
  let total = longestCollatz(n * 40);
  total += coprimePairs(n);
  for (let i = 1; i < n * 5; i++) {
    total += powerMod(i, 65537, 1000003) % 7;
  }
  total += rightTriangles(Math.floor(n / 2));
  console.log("intloops " + n + " " + total);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 1200);
