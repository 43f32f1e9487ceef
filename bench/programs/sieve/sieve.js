// Primes by crossing out in an array of flags, then sums over the array of primes found.
function primesBelow(limit) {
  const flags = new Array(limit).fill(true);
  flags[0] = false;
  flags[1] = false;
  for (let i = 2; i * i < limit; i++) {
    if (flags[i]) {
      for (let multiple = i * i; multiple < limit; multiple += i) {
        flags[multiple] = false;
      }
    }
  }
  const primes = [];
  for (let n = 0; n < limit; n++) {
    if (flags[n]) {
      primes.push(n);
    }
  }
  return primes;
}

function widestGap(primes) {
  let widest = 0;
  for (let i = 1; i < primes.length; i++) {
    const gap = primes[i] - primes[i - 1];
    if (gap > widest) {
      widest = gap;
    }
  }
  return widest;
}

function digitSums(primes) {
  let total = 0;
  for (let prime of primes) {
    while (prime > 0) {
      total += prime % 10;
      prime = Math.floor(prime / 10);
    }
  }
  return total;
}

function main(n) {
  const primes = primesBelow(n);
  console.log(
    "sieve " + n + " " + primes.length + " " + primes[primes.length - 1] + " " + widestGap(primes) + " " + digitSums(primes)
  );
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 6000000);
