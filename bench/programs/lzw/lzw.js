// Dictionary compression of text and back: a Map keyed by growing strings, an array of codes, text put together again.
function makeText(count) {
  const syllables = ["ka", "lo", "mi", "ne", "ru", "si", "ta", "vo", " ", ". "];
  let seed = 101;
  const parts = [];
  for (let i = 0; i < count; i++) {
    seed = (seed * 16807) % 2147483647;
    parts.push(syllables[Math.floor(((seed % 1000) * (seed % 1000)) / 100000)]);
  }
  return parts.join("");
}

function firstCodes() {
  const codes = new Map();
  for (let code = 0; code < 128; code++) {
    codes.set(String.fromCharCode(code), code);
  }
  return codes;
}

function compress(text) {
  const codes = firstCodes();
  let nextCode = 128;
  const result = [];
  let current = "";
  for (const letter of text) {
    const longer = current + letter;
    if (codes.has(longer)) {
      current = longer;
    } else {
      result.push(codes.get(current));
      if (nextCode < 4096) {
        codes.set(longer, nextCode);
        nextCode += 1;
      }
      current = letter;
    }
  }
  if (current) {
    result.push(codes.get(current));
  }
  return result;
}

function expand(codes) {
  const words = new Map();
  for (let code = 0; code < 128; code++) {
    words.set(code, String.fromCharCode(code));
  }
  let nextCode = 128;
  let previous = words.get(codes[0]);
  const parts = [previous];
  for (let i = 1; i < codes.length; i++) {
    let word = words.get(codes[i]);
    if (word === undefined) {
      word = previous + previous[0];
    }
    parts.push(word);
    if (nextCode < 4096) {
      words.set(nextCode, previous + word[0]);
      nextCode += 1;
    }
    previous = word;
  }
  return parts.join("");
}

function main(n) {
  const text = makeText(20000);
  let checksum = 0;
  for (let round = 0; round < n; round++) {
    const part = text.slice(round % 50);
    const codes = compress(part);
    if (expand(codes) !== part) {
      throw new Error("the text came back changed");
    }
    checksum = (checksum * 7 + codes.length + codes[Math.floor(codes.length / 2)]) % 1000003;
  }
  console.log("lzw " + n + " " + text.length + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 160);
