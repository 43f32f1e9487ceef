// Reading text: lines, words, trimming, letter case, searching, replacing, prefixes, characters one by one.
const WORDS = ["the", "River", "running", "under", "Bridge", "water", "singing", "over", "stones", "a", "miller", "walking"];

function makeText(lines) {
  let seed = 31;
  const out = [];
  for (let i = 0; i < lines; i++) {
    if (i % 9 === 0) {
      out.push("# Chapter " + String(Math.floor(i / 9)) + " ");
      continue;
    }
    const words = [];
    for (let j = 0; j < 10; j++) {
      seed = (seed * 16807) % 2147483647;
      let word = WORDS[seed % 12];
      if (seed % 7 === 0) {
        word += ",";
      }
      words.push(word);
    }
    out.push("  " + words.join(" ") + ".");
  }
  return out.join("\n");
}

class Scan {
  constructor() {
    this.counts = new Map();
    this.headings = 0;
    this.hits = 0;
    this.length = 0;
    this.vowels = 0;
    this.endings = 0;
  }

  heading(line) {
    this.headings += line.slice(10).length;
  }

  words(line) {
    for (let word of line.split(" ")) {
      word = word.replace(/^[.,;]+|[.,;]+$/g, "").toLowerCase();
      this.counts.set(word, (this.counts.get(word) || 0) + 1);
      if (word.endsWith("ing")) {
        this.endings += 1;
      }
    }
  }

  search(line, part) {
    let position = line.indexOf(part);
    while (position >= 0) {
      this.hits += position;
      position = line.indexOf(part, position + 1);
    }
  }

  letters(line) {
    for (const letter of line) {
      if (letter === "e" || letter === "i") {
        this.vowels += 1;
      }
    }
  }

  text(text) {
    for (let line of text.split("\n")) {
      line = line.trim();
      if (line.startsWith("#")) {
        this.heading(line);
        continue;
      }
      this.words(line);
      this.search(line, "er");
      this.letters(line.slice(5, 25));
      this.length += line.split("ing").join("ed").toUpperCase().length;
    }
  }
}

function main(n) {
  const text = makeText(300);
  const scan = new Scan();
  for (let round = 0; round < n; round++) {
    scan.text(text);
  }
  console.log(
    ["textscan", n, scan.headings, scan.hits, scan.vowels, scan.endings, scan.length, scan.counts.get("river"), scan.counts.size].join(" ")
  );
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 600);
