// A stock book keyed by article names: insertion, lookup, update, removal, iteration in a Map with string keys.
function makeNames(count) {
  const starts = ["bolt", "gear", "hinge", "lamp", "motor", "nail", "panel", "relay", "screw", "valve"];
  const colours = ["red", "green", "blue", "black", "white"];
  const names = [];
  for (let i = 0; i < count; i++) {
    names.push(starts[i % 10] + "-" + colours[(i % 7) % 5] + "-" + String(i));
  }
  return names;
}

function main(n) {
  const names = makeNames(1000);
  const stock = new Map();
  let seed = 42;
  let missing = 0;
  for (let i = 0; i < n; i++) {
    seed = (seed * 16807) % 2147483647;
    const name = names[seed % 1000];
    if (stock.has(name)) {
      stock.set(name, stock.get(name) + (i % 5));
    } else {
      stock.set(name, 1);
    }
    seed = (seed * 16807) % 2147483647;
    const other = names[seed % 1000];
    const amount = stock.get(other);
    if (amount === undefined) {
      missing += 1;
    } else if (amount > 60) {
      stock.delete(other);
    }
  }
  let total = 0;
  for (let round = 0; round < Math.floor(n / 5000); round++) {
    for (const [name, amount] of stock) {
      total += amount * name.length;
    }
    for (const name of names) {
      if (!stock.has(name)) {
        missing += 1;
      }
    }
  }
  console.log("dictstr " + n + " " + stock.size + " " + total + " " + missing);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 2000000);
