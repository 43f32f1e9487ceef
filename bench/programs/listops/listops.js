// Everyday work on arrays: stack, queue, insertion and removal, slices, search, reversal, concatenation, nesting.
function rotate(items, count) {
  return items.slice(count).concat(items.slice(0, count));
}

function chunks(items, size) {
  const result = [];
  let start = 0;
  while (start < items.length) {
    result.push(items.slice(start, start + size));
    start += size;
  }
  return result;
}

function flatten(groups) {
  const result = [];
  for (const group of groups) {
    result.push(...group);
  }
  return result;
}

function keepSorted(limit, seed) {
  const items = [];
  for (let i = 0; i < limit; i++) {
    seed = (seed * 16807) % 2147483647;
    const value = seed % 1000;
    let position = 0;
    while (position < items.length && items[position] < value) {
      position += 1;
    }
    items.splice(position, 0, value);
    if (items.length > 30) {
      items.splice(seed % 30, 1);
    }
  }
  return items;
}

function main(n) {
  let checksum = 0;
  for (let round = 0; round < n; round++) {
    const items = [];
    for (let i = 0; i < 200; i++) {
      items.push((i * round) % 97);
    }
    items.reverse();
    const turned = rotate(items, round % 200);
    const groups = chunks(turned, 7);
    const flat = flatten(groups);
    const doubled = flat.filter((x) => x % 3 !== 0).map((x) => x * 2);
    checksum += (doubled.length > 0 ? doubled[Math.floor(doubled.length / 2)] : 0) + groups.length;
    if (flat.includes(55)) {
      checksum += flat.indexOf(55);
    }
    const stack = [];
    for (const x of flat) {
      if (x % 4 === 0 && stack.length > 0) {
        checksum += stack.pop();
      } else {
        stack.push(x);
      }
    }
    const queue = flat.slice(0, 40);
    while (queue.length > 1) {
      const first = queue.shift();
      const second = queue.shift();
      queue.push((first + second) % 101);
    }
    checksum += queue[0] + stack.reduce((a, b) => a + b, 0) + Math.max(...flat) - Math.min(...flat);
    checksum = checksum % 1000000007;
  }
  const kept = keepSorted(n * 5, 77);
  console.log("listops " + n + " " + checksum + " " + kept[0] + " " + kept[kept.length - 1] + " " + kept.length);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 18000);
