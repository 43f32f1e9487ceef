// Backtracking: all ways to place queens, all permutations of an array, all subsets with a given sum.
class Board {
  constructor(size) {
    this.size = size;
    this.columns = new Array(size).fill(false);
    this.rising = new Array(2 * size).fill(false);
    this.falling = new Array(2 * size).fill(false);
    this.solutions = 0;
    this.tries = 0;
  }

  place(row) {
    if (row === this.size) {
      this.solutions += 1;
      return;
    }
    for (let column = 0; column < this.size; column++) {
      this.tries += 1;
      const up = row + column;
      const down = row - column + this.size;
      if (!(this.columns[column] || this.rising[up] || this.falling[down])) {
        this.columns[column] = true;
        this.rising[up] = true;
        this.falling[down] = true;
        this.place(row + 1);
        this.columns[column] = false;
        this.rising[up] = false;
        this.falling[down] = false;
      }
    }
  }
}

function swap(items, i, j) {
  const item = items[i];
  items[i] = items[j];
  items[j] = item;
}

function permutations(items, start, visit) {
  if (start === items.length) {
    return visit(items);
  }
  let total = 0;
  for (let i = start; i < items.length; i++) {
    swap(items, start, i);
    total += permutations(items, start + 1, visit);
    swap(items, start, i);
  }
  return total;
}

function weight(items) {
  let total = 0;
  for (let i = 0; i < items.length; i++) {
    total = ((total * 3) % 1009) + items[i];
  }
  return total;
}

function subsetsWithSum(numbers, position, wanted) {
  if (wanted === 0) {
    return 1;
  }
  if (wanted < 0 || position === numbers.length) {
    return 0;
  }
  const taken = subsetsWithSum(numbers, position + 1, wanted - numbers[position]);
  return taken + subsetsWithSum(numbers, position + 1, wanted);
}

function main(n) {
  let checksum = 0;
  for (let round = 0; round < n; round++) {
    const board = new Board(7);
    board.place(0);
    checksum += board.solutions * 1000 + board.tries;
    checksum += permutations([1, 2, 3, 4, 5, round % 10], 0, weight);
    const numbers = [3, 34, 4, 12, 5, 2, 17, 8, 9, 21, 6, 11, 14];
    checksum += subsetsWithSum(numbers, 0, 40 + (round % 8));
  }
  console.log("queens " + n + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 400);
