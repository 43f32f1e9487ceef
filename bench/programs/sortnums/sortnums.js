// Sorting with the builtin and with a merge sort written here: shuffled, nearly sorted, reversed, few values, text.
function randomNumbers(count, seed, limit) {
  const numbers = [];
  for (let i = 0; i < count; i++) {
    seed = (seed * 16807) % 2147483647;
    numbers.push(seed % limit);
  }
  return numbers;
}

function ascending(a, b) {
  return a - b;
}

function mergeSort(items) {
  if (items.length < 2) {
    return items;
  }
  const middle = Math.floor(items.length / 2);
  const left = mergeSort(items.slice(0, middle));
  const right = mergeSort(items.slice(middle));
  const result = [];
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    if (right[j] < left[i]) {
      result.push(right[j]);
      j += 1;
    } else {
      result.push(left[i]);
      i += 1;
    }
  }
  while (i < left.length) {
    result.push(left[i]);
    i += 1;
  }
  while (j < right.length) {
    result.push(right[j]);
    j += 1;
  }
  return result;
}

function digest(items) {
  let total = 0;
  for (let i = 0; i < items.length; i += 7) {
    total = (total * 31 + items[i]) % 1000000007;
  }
  return total;
}

function main(n) {
  const shuffled = randomNumbers(n, 1, 1000000);
  let checksum = digest(mergeSort(shuffled));
  const third = Math.floor(n / 3);
  const half = Math.floor(n / 2);
  for (let round = 0; round < 6; round++) {
    const numbers = shuffled.slice();
    numbers.sort(ascending);
    checksum += digest(numbers);
    numbers[third] = 5;
    numbers[half] = 77;
    numbers.sort(ascending);
    checksum += digest(numbers);
    numbers.reverse();
    numbers.sort(ascending);
    const few = randomNumbers(n, round + 2, 10);
    few.sort(ascending);
    checksum += digest(numbers) + digest(few);
  }
  const words = [];
  for (const number of shuffled) {
    words.push("w" + String(number));
  }
  words.sort();
  for (let i = 0; i < n; i += 11) {
    checksum += words[i].length * (i % 5) + words[i].charCodeAt(1);
  }
  const halves = [];
  for (const number of shuffled) {
    halves.push(number / 2 + 0.25);
  }
  halves.sort(ascending);
  console.log("sortnums " + n + " " + checksum + " " + words[half] + " " + halves[half].toFixed(2));
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 140000);
