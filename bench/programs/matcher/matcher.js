// A pattern matcher: pattern text to a syntax tree, tree to an automaton of states, matching by sets of states with a cache.
class PatternError extends Error {
  constructor(message, position) {
    super(message + " at " + position);
    this.position = position;
  }
}

class State {
  constructor(number) {
    this.number = number;
    this.test = null;
    this.next = null;
    this.empty = [];
  }
}

class Builder {
  constructor() {
    this.states = [];
  }

  state() {
    const state = new State(this.states.length);
    this.states.push(state);
    return state;
  }
}

class Letter {
  constructor(letter) {
    this.letter = letter;
  }

  accepts(letter) {
    return letter === this.letter;
  }

  build(builder, end) {
    const start = builder.state();
    start.test = this;
    start.next = end;
    return start;
  }

  show() {
    return this.letter;
  }
}

class AnyLetter extends Letter {
  constructor() {
    super(".");
  }

  accepts(letter) {
    return letter !== "\n";
  }
}

class LetterClass extends Letter {
  constructor(ranges, negated) {
    super("[]");
    this.ranges = ranges;
    this.negated = negated;
  }

  accepts(letter) {
    for (const [low, high] of this.ranges) {
      if (low <= letter && letter <= high) {
        return !this.negated;
      }
    }
    return this.negated;
  }

  show() {
    const parts = this.ranges.map(([low, high]) => low + "-" + high);
    return "[" + (this.negated ? "^" : "") + parts.join("") + "]";
  }
}

class Nothing {
  build(builder, end) {
    return end;
  }

  show() {
    return "";
  }
}

class Sequence {
  constructor(first, second) {
    this.first = first;
    this.second = second;
  }

  build(builder, end) {
    return this.first.build(builder, this.second.build(builder, end));
  }

  show() {
    return this.first.show() + this.second.show();
  }
}

class Choice {
  constructor(left, right) {
    this.left = left;
    this.right = right;
  }

  build(builder, end) {
    const start = builder.state();
    start.empty.push(this.left.build(builder, end));
    start.empty.push(this.right.build(builder, end));
    return start;
  }

  show() {
    return "(" + this.left.show() + "|" + this.right.show() + ")";
  }
}

class Optional {
  constructor(inside) {
    this.inside = inside;
  }

  sign() {
    return "?";
  }

  build(builder, end) {
    const start = builder.state();
    start.empty.push(this.inside.build(builder, end));
    start.empty.push(end);
    return start;
  }

  show() {
    return "(" + this.inside.show() + ")" + this.sign();
  }
}

class Repeat extends Optional {
  sign() {
    return "*";
  }

  build(builder, end) {
    const loop = builder.state();
    loop.empty.push(this.inside.build(builder, loop));
    loop.empty.push(end);
    return loop;
  }
}

class RepeatOnce extends Optional {
  sign() {
    return "+";
  }

  build(builder, end) {
    const loop = builder.state();
    const start = this.inside.build(builder, loop);
    loop.empty.push(start);
    loop.empty.push(end);
    return start;
  }
}

class PatternParser {
  constructor(text) {
    this.text = text;
    this.position = 0;
  }

  parse() {
    const tree = this.choice();
    if (this.position < this.text.length) {
      throw new PatternError("unexpected " + this.text[this.position], this.position);
    }
    return tree;
  }

  more() {
    return this.position < this.text.length;
  }

  peek() {
    return this.position < this.text.length ? this.text[this.position] : "";
  }

  take() {
    if (!this.more()) {
      throw new PatternError("pattern ends", this.position);
    }
    const letter = this.text[this.position];
    this.position += 1;
    return letter;
  }

  choice() {
    let left = this.sequence();
    while (this.peek() === "|") {
      this.take();
      left = new Choice(left, this.sequence());
    }
    return left;
  }

  sequence() {
    let tree = new Nothing();
    while (this.more() && !"|)".includes(this.peek())) {
      tree = new Sequence(tree, this.repeated());
    }
    return tree;
  }

  repeated() {
    let tree = this.atom();
    while (this.more() && "*+?".includes(this.peek())) {
      const sign = this.take();
      if (sign === "*") {
        tree = new Repeat(tree);
      } else if (sign === "+") {
        tree = new RepeatOnce(tree);
      } else {
        tree = new Optional(tree);
      }
    }
    return tree;
  }

  atom() {
    const letter = this.take();
    if (letter === "(") {
      const tree = this.choice();
      if (this.peek() !== ")") {
        throw new PatternError("missing )", this.position);
      }
      this.take();
      return tree;
    }
    if (letter === "[") {
      return this.letterClass();
    }
    if (letter === ".") {
      return new AnyLetter();
    }
    if (letter === "\\") {
      return this.escape(this.take());
    }
    if ("*+?".includes(letter)) {
      throw new PatternError("nothing to repeat", this.position - 1);
    }
    return new Letter(letter);
  }

  escape(letter) {
    if (letter === "d") {
      return new LetterClass([["0", "9"]], false);
    }
    if (letter === "w") {
      return new LetterClass([["a", "z"], ["A", "Z"], ["0", "9"], ["_", "_"]], false);
    }
    return new Letter(letter);
  }

  letterClass() {
    let negated = false;
    if (this.peek() === "^") {
      this.take();
      negated = true;
    }
    const ranges = [];
    while (this.peek() !== "]") {
      const low = this.take();
      let high = low;
      if (this.peek() === "-") {
        this.take();
        high = this.take();
      }
      ranges.push([low, high]);
    }
    this.take();
    return new LetterClass(ranges, negated);
  }
}

class Situation {
  constructor(key, states, final) {
    this.key = key;
    this.states = states;
    this.final = final;
    this.moves = new Map();
  }
}

class Pattern {
  constructor(text) {
    this.tree = new PatternParser(text).parse();
    const builder = new Builder();
    this.end = builder.state();
    this.start = this.tree.build(builder, this.end);
    this.size = builder.states.length;
    this.situations = new Map();
    this.first = this.situation([this.start]);
  }

  situation(states) {
    const reached = new Set();
    const waiting = states.slice();
    while (waiting.length > 0) {
      const state = waiting.pop();
      if (!reached.has(state.number)) {
        reached.add(state.number);
        waiting.push(...state.empty);
      }
    }
    const numbers = Array.from(reached).sort((a, b) => a - b);
    const key = numbers.join(",");
    let known = this.situations.get(key);
    if (known === undefined) {
      known = new Situation(key, this.testing(states, new Set()), reached.has(this.end.number));
      this.situations.set(key, known);
    }
    return known;
  }

  testing(states, seen) {
    const result = [];
    for (const state of states) {
      if (seen.has(state.number)) {
        continue;
      }
      seen.add(state.number);
      if (state.test !== null) {
        result.push(state);
      }
      result.push(...this.testing(state.empty, seen));
    }
    return result;
  }

  move(situation, letter) {
    let following = situation.moves.get(letter);
    if (following === undefined) {
      const states = situation.states.filter((state) => state.test.accepts(letter)).map((state) => state.next);
      following = this.situation(states);
      situation.moves.set(letter, following);
    }
    return following;
  }

  longestAt(text, start) {
    let situation = this.first;
    let end = situation.final ? start : -1;
    let position = start;
    while (position < text.length && situation.states.length > 0) {
      situation = this.move(situation, text[position]);
      position += 1;
      if (situation.final) {
        end = position;
      }
    }
    return end;
  }

  findAll(text) {
    const found = [];
    let position = 0;
    while (position < text.length) {
      const end = this.longestAt(text, position);
      if (end > position) {
        found.push(text.slice(position, end));
        position = end;
      } else {
        position += 1;
      }
    }
    return found;
  }
}

const PATTERNS = ["[a-z]+ing", "\\d+(\\.\\d+)?", "(ab|a)(bc|c)*d?", "[^ ,.]+@[a-z]+\\.(com|org)", "\\w+(, \\w+)+", "x*y+z?", "(r|s)(e|i)d"];
const BROKEN = ["(ab", "*a", "a|(b", "[a"];
const TEXT = `The king was singing, running and 3.14 rings while mail to ann@site.org or bob@host.com cost 12 or 7.50,
red, sid, rid abcbcd acccd ab xxyyz yz xz walking under_score A1, B2, C3 done.`;

function main(n) {
  let checksum = 0;
  let errors = 0;
  for (let round = 0; round < n; round++) {
    for (const text of PATTERNS) {
      const pattern = new Pattern(text);
      const found = pattern.findAll(TEXT);
      for (const part of found) {
        checksum = (checksum * 31 + part.length + part.charCodeAt(0)) % 1000003;
      }
      checksum = (checksum + pattern.size + pattern.situations.size + pattern.tree.show().length) % 1000003;
    }
    for (const text of BROKEN) {
      try {
        new Pattern(text);
      } catch (error) {
        if (!(error instanceof PatternError)) {
          throw error;
        }
        errors += error.position;
      }
    }
  }
  console.log("matcher " + n + " " + checksum + " " + errors);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 600);
