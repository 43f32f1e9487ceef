// A spelling aid: edit distances between words by dynamic programming, and longest common parts by a table of rows.
const VOCABULARY = ["mountain", "fountain", "captain", "certain", "maintain", "contain", "bargain", "curtain", "villain", "chieftain"];

function misspell(word, seed) {
  const letters = "aeioutnrs";
  const position = seed % word.length;
  const kind = seed % 3;
  const letter = letters[seed % 9];
  if (kind === 0) {
    return word.slice(0, position) + word.slice(position + 1);
  }
  if (kind === 1) {
    return word.slice(0, position) + letter + word.slice(position + 1);
  }
  return word.slice(0, position) + letter + word.slice(position);
}

function distance(a, b) {
  let previous = [];
  for (let j = 0; j <= b.length; j++) {
    previous.push(j);
  }
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      let best = previous[j - 1];
      if (a[i - 1] !== b[j - 1]) {
        best += 1;
        if (previous[j] + 1 < best) {
          best = previous[j] + 1;
        }
      }
      if (current[j - 1] + 1 < best) {
        best = current[j - 1] + 1;
      }
      current.push(best);
    }
    previous = current;
  }
  return previous[b.length];
}

function commonPart(a, b) {
  const rows = [new Array(b.length + 1).fill(0)];
  let best = 0;
  let end = 0;
  for (let i = 0; i < a.length; i++) {
    const row = new Array(b.length + 1).fill(0);
    for (let j = 0; j < b.length; j++) {
      if (a[i] === b[j]) {
        row[j + 1] = rows[i][j] + 1;
        if (row[j + 1] > best) {
          best = row[j + 1];
          end = i + 1;
        }
      }
    }
    rows.push(row);
  }
  return a.slice(end - best, end);
}

function nearest(word) {
  let best = "";
  let bestDistance = 1000;
  for (const candidate of VOCABULARY) {
    const d = distance(word, candidate);
    if (d < bestDistance) {
      bestDistance = d;
      best = candidate;
    }
  }
  return [best, bestDistance];
}

function main(n) {
  let seed = 8;
  let right = 0;
  let total = 0;
  for (let i = 0; i < n; i++) {
    seed = (seed * 16807) % 2147483647;
    const word = VOCABULARY[i % 10];
    const wrong = misspell(misspell(word, seed), Math.floor(seed / 16));
    const [found, d] = nearest(wrong);
    if (found === word) {
      right += 1;
    }
    total += d * 10 + commonPart(wrong, word).length;
  }
  console.log("editdist " + n + " " + right + " " + total);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 7000);
