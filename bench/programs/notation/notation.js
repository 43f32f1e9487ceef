// A reader and a writer for nested data in a JSON-like notation: lists, maps, text with escapes, numbers, constants.

// JavaScript has one kind of number: a wrapper tells the writer which ones had a point.
class Fraction {
  constructor(value) {
    this.value = value;
  }
}

class Reader {
  constructor(text) {
    this.text = text;
    this.position = 0;
  }

  skipBlanks() {
    while (this.position < this.text.length && " \n".includes(this.text[this.position])) {
      this.position += 1;
    }
  }

  expect(sign) {
    if (this.text[this.position] !== sign) {
      throw new Error("expected " + sign + " at " + this.position);
    }
    this.position += 1;
  }

  value() {
    this.skipBlanks();
    const letter = this.text[this.position];
    if (letter === "{") {
      return this.map();
    }
    if (letter === "[") {
      return this.list();
    }
    if (letter === '"') {
      return this.string();
    }
    if (letter === "t") {
      this.position += 4;
      return true;
    }
    if (letter === "f") {
      this.position += 5;
      return false;
    }
    if (letter === "n") {
      this.position += 4;
      return null;
    }
    return this.number();
  }

  map() {
    const result = new Map();
    this.position += 1;
    this.skipBlanks();
    while (this.text[this.position] !== "}") {
      const key = this.string();
      this.skipBlanks();
      this.expect(":");
      result.set(key, this.value());
      this.skipBlanks();
      if (this.text[this.position] === ",") {
        this.position += 1;
        this.skipBlanks();
      }
    }
    this.position += 1;
    return result;
  }

  list() {
    const result = [];
    this.position += 1;
    this.skipBlanks();
    while (this.text[this.position] !== "]") {
      result.push(this.value());
      this.skipBlanks();
      if (this.text[this.position] === ",") {
        this.position += 1;
        this.skipBlanks();
      }
    }
    this.position += 1;
    return result;
  }

  string() {
    this.expect('"');
    const parts = [];
    let start = this.position;
    while (this.text[this.position] !== '"') {
      if (this.text[this.position] === "\\") {
        parts.push(this.text.slice(start, this.position));
        const escape = this.text[this.position + 1];
        parts.push(escape === "n" ? "\n" : escape);
        this.position += 2;
        start = this.position;
      } else {
        this.position += 1;
      }
    }
    parts.push(this.text.slice(start, this.position));
    this.position += 1;
    return parts.join("");
  }

  number() {
    const start = this.position;
    let fraction = false;
    while (this.position < this.text.length && "0123456789.-".includes(this.text[this.position])) {
      if (this.text[this.position] === ".") {
        fraction = true;
      }
      this.position += 1;
    }
    const number = Number(this.text.slice(start, this.position));
    return fraction ? new Fraction(number) : number;
  }
}

function quote(text) {
  return '"' + text.replace(/\\/g, "\\\\").replace(/"/g, '\\"').replace(/\n/g, "\\n") + '"';
}

function write(value) {
  if (value === null || value === true || value === false) {
    return String(value);
  }
  if (typeof value === "string") {
    return quote(value);
  }
  if (value instanceof Map) {
    const parts = [];
    for (const key of Array.from(value.keys()).sort()) {
      parts.push(quote(key) + ": " + write(value.get(key)));
    }
    return "{" + parts.join(", ") + "}";
  }
  if (Array.isArray(value)) {
    return "[" + value.map(write).join(", ") + "]";
  }
  if (value instanceof Fraction) {
    return value.value.toFixed(2);
  }
  return String(value);
}

function countNumbers(value) {
  let total = 0;
  if (value instanceof Map) {
    for (const item of value.values()) {
      total += countNumbers(item);
    }
    return total;
  }
  if (Array.isArray(value)) {
    for (const item of value) {
      total += countNumbers(item);
    }
    return total;
  }
  return 1;
}

const SOURCE = `{"name": "pump station \\"north\\"", "active": true, "parts": [
  {"id": 17, "kind": "valve", "open": false, "tags": ["steel", "dn50"], "pressure": 12.5},
  {"id": 18, "kind": "meter", "open": null, "tags": [], "readings": [1, 2, 3, 5, 8, 13, 21, 34, -55]},
  {"id": 19, "kind": "pipe", "note": "line one\\nline two", "bends": [{"angle": 90.0}, {"angle": 45.5}]}
], "site": {"city": "Narvik", "zip": 8514, "gps": [68.44, 17.43]}}`;

function main(n) {
  let total = 0;
  let text = SOURCE;
  for (let round = 0; round < n; round++) {
    const data = new Reader(text).value();
    data.set("serial", round);
    data.get("parts")[1].get("readings").push(round % 100);
    total += countNumbers(data);
    const out = write(data);
    total += out.length;
    if (round % 20 === 19) {
      text = SOURCE;
    } else {
      text = out;
    }
  }
  console.log("notation " + n + " " + total);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 7000);
