// A cyclic cellular automaton on a torus: each cell takes the next colour when a neighbour already has it.
const COLOURS = 6;

function randomGrid(width, height) {
  let seed = 2024;
  const grid = [];
  for (let y = 0; y < height; y++) {
    const row = [];
    for (let x = 0; x < width; x++) {
      seed = (seed * 16807) % 2147483647;
      row.push(seed % COLOURS);
    }
    grid.push(row);
  }
  return grid;
}

function step(grid) {
  const height = grid.length;
  const width = grid[0].length;
  let changed = 0;
  const result = [];
  for (let y = 0; y < height; y++) {
    const above = grid[(y + height - 1) % height];
    const row = grid[y];
    const below = grid[(y + 1) % height];
    const newRow = [];
    for (let x = 0; x < width; x++) {
      const wanted = (row[x] + 1) % COLOURS;
      const left = (x + width - 1) % width;
      const right = (x + 1) % width;
      if (
        above[x] === wanted ||
        below[x] === wanted ||
        row[left] === wanted ||
        row[right] === wanted ||
        above[left] === wanted ||
        below[right] === wanted
      ) {
        newRow.push(wanted);
        changed += 1;
      } else {
        newRow.push(row[x]);
      }
    }
    result.push(newRow);
  }
  return [result, changed];
}

function pictureLine(row) {
  const letters = ".:+*#@";
  return row.map((cell) => letters[cell]).join("");
}

function main(n) {
  let grid = randomGrid(80, 60);
  let checksum = 0;
  for (let generation = 0; generation < n; generation++) {
    const [next, changed] = step(grid);
    grid = next;
    checksum = (checksum * 31 + changed) % 1000003;
  }
  console.log("cells " + n + " " + checksum + " " + pictureLine(grid[7]).slice(0, 20));
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 850);
