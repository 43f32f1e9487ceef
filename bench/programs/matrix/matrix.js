// Dense matrices as arrays of rows: product, transpose, power iteration, Gaussian elimination with pivoting.
function make(n, seed) {
  const rows = [];
  for (let i = 0; i < n; i++) {
    const row = [];
    for (let j = 0; j < n; j++) {
      seed = (seed * 16807) % 2147483647;
      row.push((seed % 1000) / 1000.0 + (i === j ? 2.0 : 0.0));
    }
    rows.push(row);
  }
  return rows;
}

function transpose(a) {
  const n = a.length;
  const result = [];
  for (let i = 0; i < n; i++) {
    const row = [];
    for (let j = 0; j < n; j++) {
      row.push(a[j][i]);
    }
    result.push(row);
  }
  return result;
}

function multiply(a, b) {
  const n = a.length;
  const columns = transpose(b);
  const result = [];
  for (let i = 0; i < n; i++) {
    const row = a[i];
    const out = [];
    for (let j = 0; j < n; j++) {
      const column = columns[j];
      let total = 0.0;
      for (let k = 0; k < n; k++) {
        total += row[k] * column[k];
      }
      out.push(total);
    }
    result.push(out);
  }
  return result;
}

function dominantValue(a, rounds) {
  const n = a.length;
  let v = new Array(n).fill(1.0);
  let length = 0.0;
  for (let r = 0; r < rounds; r++) {
    const w = [];
    for (let i = 0; i < n; i++) {
      let total = 0.0;
      const row = a[i];
      for (let j = 0; j < n; j++) {
        total += row[j] * v[j];
      }
      w.push(total);
    }
    length = 0.0;
    for (const x of w) {
      length += x * x;
    }
    length = Math.sqrt(length);
    v = w.map((x) => x / length);
  }
  return length;
}

function determinant(a) {
  const n = a.length;
  const m = a.map((row) => row.slice());
  let result = 1.0;
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(m[row][column]) > Math.abs(m[pivot][column])) {
        pivot = row;
      }
    }
    if (m[pivot][column] === 0.0) {
      return 0.0;
    }
    if (pivot !== column) {
      const line = m[pivot];
      m[pivot] = m[column];
      m[column] = line;
      result = -result;
    }
    const head = m[column];
    result *= head[column] / 4.0;
    for (let row = column + 1; row < n; row++) {
      const line = m[row];
      const factor = line[column] / head[column];
      for (let k = column; k < n; k++) {
        line[k] -= factor * head[k];
      }
    }
  }
  return result;
}

function main(n) {
  const a = make(n, 7);
  const b = make(n, 11);
  const c = multiply(a, b);
  let trace = 0.0;
  for (let i = 0; i < n; i++) {
    trace += c[i][i];
  }
  const value = dominantValue(c, 20);
  const spread = determinant(transpose(a));
  console.log("matrix " + n + " " + trace.toFixed(4) + " " + value.toFixed(4) + " " + (spread < 0.0 ? "minus" : "plus"));
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 250);
