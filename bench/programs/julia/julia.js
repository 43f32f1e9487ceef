// Escape times of a Julia set on a grid: float arithmetic in a tight loop.
function escapeTime(x, y, cx, cy, limit) {
  let steps = 0;
  while (steps < limit) {
    const xx = x * x;
    const yy = y * y;
    if (xx + yy > 4.0) {
      break;
    }
    y = 2.0 * x * y + cy;
    x = xx - yy + cx;
    steps += 1;
  }
  return steps;
}

function main(n) {
  let total = 0;
  let edge = 0;
  for (let row = 0; row < n; row++) {
    const y = (3.0 * row) / n - 1.5;
    for (let column = 0; column < n; column++) {
      const x = (3.0 * column) / n - 1.5;
      const steps = escapeTime(x, y, -0.7269, 0.1889, 100);
      total += steps;
      if (steps === 100) {
        edge += 1;
      }
    }
  }
  console.log("julia " + n + " " + total + " " + edge);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 650);
