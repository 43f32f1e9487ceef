// Maps with whole numbers as keys: memoised recursion, histogram, a sparse grid, removal of what was used up.
function collatzLength(n, known) {
  const path = [];
  while (!known.has(n)) {
    path.push(n);
    n = n % 2 === 0 ? n / 2 : 3 * n + 1;
  }
  let length = known.get(n);
  while (path.length > 0) {
    length += 1;
    known.set(path.pop(), length);
  }
  return length;
}

function histogram(count, seed) {
  const counts = new Map();
  for (let i = 0; i < count; i++) {
    seed = (seed * 16807) % 2147483647;
    const bucket = seed % 5000;
    counts.set(bucket, (counts.get(bucket) || 0) + 1);
  }
  return counts;
}

function pairsWithSum(counts, target) {
  let pairs = 0;
  for (const [value, count] of counts) {
    const other = target - value;
    if (counts.has(other)) {
      pairs += count * counts.get(other);
    }
  }
  return pairs;
}

function flood(grid, width, start) {
  const waiting = [start];
  const reached = new Map([[start, 0]]);
  while (waiting.length > 0) {
    const cell = waiting.pop();
    const steps = reached.get(cell);
    for (const neighbour of [cell - 1, cell + 1, cell - width, cell + width]) {
      if (grid.has(neighbour) && !reached.has(neighbour)) {
        reached.set(neighbour, steps + 1);
        waiting.push(neighbour);
      }
    }
  }
  for (const cell of reached.keys()) {
    grid.delete(cell);
  }
  return reached.size;
}

function islands(size, seed) {
  const grid = new Map();
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      seed = (seed * 16807) % 2147483647;
      if (seed % 100 < 62) {
        grid.set(i * 1000 + j, true);
      }
    }
  }
  let largest = 0;
  let count = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      if (grid.has(i * 1000 + j)) {
        largest = Math.max(largest, flood(grid, 1000, i * 1000 + j));
        count += 1;
      }
    }
  }
  return largest * 1000 + count;
}

function main(n) {
  const known = new Map([[1, 1]]);
  let longest = 0;
  for (let start = 1; start < n; start++) {
    longest = Math.max(longest, collatzLength(start, known));
  }
  const counts = histogram(n * 5, 99);
  let pairs = 0;
  for (let target = 1000; target < 9000; target += 400) {
    pairs += pairsWithSum(counts, target);
  }
  console.log("dictint " + n + " " + longest + " " + known.size + " " + pairs + " " + islands(Math.floor(n / 500), 5));
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 300000);
