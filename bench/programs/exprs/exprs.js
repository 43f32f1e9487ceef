// A calculator: text to tokens, tokens to a tree by recursive descent, the tree evaluated with variables and simplified.
class Token {
  constructor(kind, text) {
    this.kind = kind;
    this.text = text;
  }
}

function tokensOf(source) {
  const tokens = [];
  let position = 0;
  while (position < source.length) {
    const letter = source[position];
    if (letter === " ") {
      position += 1;
    } else if (letter >= "0" && letter <= "9") {
      const start = position;
      while (position < source.length && ((source[position] >= "0" && source[position] <= "9") || source[position] === ".")) {
        position += 1;
      }
      tokens.push(new Token("number", source.slice(start, position)));
    } else if (letter >= "a" && letter <= "z") {
      const start = position;
      while (position < source.length && source[position] >= "a" && source[position] <= "z") {
        position += 1;
      }
      tokens.push(new Token("name", source.slice(start, position)));
    } else {
      tokens.push(new Token("sign", letter));
      position += 1;
    }
  }
  tokens.push(new Token("end", ""));
  return tokens;
}

class NumberNode {
  constructor(value) {
    this.value = value;
  }

  evaluate(variables) {
    return this.value;
  }

  simplify() {
    return this;
  }

  isConstant() {
    return true;
  }
}

class Variable {
  constructor(name) {
    this.name = name;
  }

  evaluate(variables) {
    return variables.get(this.name);
  }

  simplify() {
    return this;
  }

  isConstant() {
    return false;
  }
}

class Negation {
  constructor(operand) {
    this.operand = operand;
  }

  evaluate(variables) {
    return -this.operand.evaluate(variables);
  }

  simplify() {
    const operand = this.operand.simplify();
    if (operand.isConstant()) {
      return new NumberNode(-operand.value);
    }
    return new Negation(operand);
  }

  isConstant() {
    return false;
  }
}

class Binary {
  constructor(sign, left, right) {
    this.sign = sign;
    this.left = left;
    this.right = right;
  }

  evaluate(variables) {
    const left = this.left.evaluate(variables);
    const right = this.right.evaluate(variables);
    if (this.sign === "+") {
      return left + right;
    }
    if (this.sign === "-") {
      return left - right;
    }
    if (this.sign === "*") {
      return left * right;
    }
    return left / right;
  }

  simplify() {
    const left = this.left.simplify();
    const right = this.right.simplify();
    const result = new Binary(this.sign, left, right);
    if (left.isConstant() && right.isConstant()) {
      return new NumberNode(result.evaluate(new Map()));
    }
    return result;
  }

  isConstant() {
    return false;
  }
}

class Parser {
  constructor(tokens) {
    this.tokens = tokens;
    this.position = 0;
  }

  peek() {
    return this.tokens[this.position].text;
  }

  take() {
    const token = this.tokens[this.position];
    this.position += 1;
    return token;
  }

  sum() {
    let left = this.product();
    while (this.peek() === "+" || this.peek() === "-") {
      const sign = this.take().text;
      left = new Binary(sign, left, this.product());
    }
    return left;
  }

  product() {
    let left = this.factor();
    while (this.peek() === "*" || this.peek() === "/") {
      const sign = this.take().text;
      left = new Binary(sign, left, this.factor());
    }
    return left;
  }

  factor() {
    const token = this.take();
    if (token.kind === "number") {
      return new NumberNode(Number(token.text));
    }
    if (token.kind === "name") {
      return new Variable(token.text);
    }
    if (token.text === "-") {
      return new Negation(this.factor());
    }
    const inside = this.sum();
    this.take();
    return inside;
  }
}

const SOURCES = [
  "1 + 2 * 3 - x / 4",
  "(width + height) * 2 - -depth * (3.5 + 1.5)",
  "((x + 1) * (x + 2) * (x + 3)) / (1 + x * x)",
  "price * 1.25 + 2 * (4 - 1) * rate - 8 / 2",
  "-(-(x - 1) * (y + 0.5)) + 10 * (2 + 3 * (4 - 5 / 2))",
];

function main(n) {
  let total = 0.0;
  let count = 0;
  for (let round = 0; round < n; round++) {
    const variables = new Map([
      ["x", (round % 10) + 1.0],
      ["y", 2.0],
      ["width", 3.0],
      ["height", 4.5],
      ["depth", 0.25],
      ["price", 9.5],
      ["rate", 1.5],
    ]);
    for (const source of SOURCES) {
      const tokens = tokensOf(source);
      const tree = new Parser(tokens).sum();
      count += tokens.length;
      total += tree.evaluate(variables);
      const simple = tree.simplify();
      for (let repeat = 0; repeat < 3; repeat++) {
        variables.set("x", variables.get("x") + 1.0);
        total += simple.evaluate(variables);
      }
    }
  }
  console.log("exprs " + n + " " + count + " " + total.toFixed(4));
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 7000);
