// A small language from source to execution: scanner, parser, syntax tree, compiler to bytecode, stack machine.
class ScriptError extends Error {}

const KEYWORDS = ["let", "while", "if", "else", "fn", "return", "print"];
const PAIRS = ["==", "!=", "<=", ">="];

function isDigit(letter) {
  return letter >= "0" && letter <= "9";
}

function isLetter(letter) {
  return (letter >= "a" && letter <= "z") || (letter >= "A" && letter <= "Z");
}

class Scanner {
  constructor(source) {
    this.source = source;
    this.position = 0;
    this.tokens = [];
  }

  scan() {
    while (this.position < this.source.length) {
      const letter = this.source[this.position];
      if (" \n".includes(letter)) {
        this.position += 1;
      } else if (isDigit(letter)) {
        this.tokens.push(["number", this.runOf(isDigit)]);
      } else if (isLetter(letter)) {
        const word = this.runOf(isLetter);
        this.tokens.push([KEYWORDS.includes(word) ? word : "name", word]);
      } else {
        const two = this.source.slice(this.position, this.position + 2);
        const sign = PAIRS.includes(two) ? two : letter;
        this.position += sign.length;
        this.tokens.push([sign, sign]);
      }
    }
    this.tokens.push(["end", ""]);
    return this.tokens;
  }

  runOf(test) {
    const start = this.position;
    while (this.position < this.source.length && test(this.source[this.position])) {
      this.position += 1;
    }
    return this.source.slice(start, this.position);
  }
}

class NumberNode {
  constructor(value) {
    this.value = value;
  }

  emit(code) {
    code.add("push", this.value);
  }
}

class Name {
  constructor(name) {
    this.name = name;
  }

  emit(code) {
    code.add("load", code.slot(this.name));
  }
}

const NAMES = new Map([
  ["+", "add"],
  ["-", "sub"],
  ["*", "mul"],
  ["%", "mod"],
  ["<", "lt"],
  [">", "gt"],
  ["==", "eq"],
  ["!=", "ne"],
  ["<=", "le"],
  [">=", "ge"],
]);

class Binary {
  constructor(sign, left, right) {
    this.sign = sign;
    this.left = left;
    this.right = right;
  }

  emit(code) {
    this.left.emit(code);
    this.right.emit(code);
    code.add(NAMES.get(this.sign), 0);
  }
}

class Call {
  constructor(name, args) {
    this.name = name;
    this.args = args;
  }

  emit(code) {
    for (const argument of this.args) {
      argument.emit(code);
    }
    code.add("call", [this.name, this.args.length]);
  }
}

class Let {
  constructor(name, value) {
    this.name = name;
    this.value = value;
  }

  emit(code) {
    this.value.emit(code);
    code.declare(this.name);
    code.add("store", code.slot(this.name));
  }
}

class Assign extends Let {
  emit(code) {
    this.value.emit(code);
    code.add("store", code.slot(this.name));
  }
}

class Print {
  constructor(value) {
    this.value = value;
  }

  emit(code) {
    this.value.emit(code);
    code.add("print", 0);
  }
}

class Return extends Print {
  emit(code) {
    this.value.emit(code);
    code.add("return", 0);
  }
}

class Discard extends Print {
  emit(code) {
    this.value.emit(code);
    code.add("pop", 0);
  }
}

class Block {
  constructor(statements) {
    this.statements = statements;
  }

  emit(code) {
    for (const statement of this.statements) {
      statement.emit(code);
    }
  }
}

class While {
  constructor(condition, body) {
    this.condition = condition;
    this.body = body;
  }

  emit(code) {
    const start = code.instructions.length;
    this.condition.emit(code);
    const leave = code.add("jumpno", 0);
    this.body.emit(code);
    code.add("jump", start);
    code.patch(leave);
  }
}

class If {
  constructor(condition, body, otherwise) {
    this.condition = condition;
    this.body = body;
    this.otherwise = otherwise;
  }

  emit(code) {
    this.condition.emit(code);
    const skip = code.add("jumpno", 0);
    this.body.emit(code);
    if (this.otherwise === null) {
      code.patch(skip);
      return;
    }
    const leave = code.add("jump", 0);
    code.patch(skip);
    this.otherwise.emit(code);
    code.patch(leave);
  }
}

class FunctionNode {
  constructor(name, parameters, body) {
    this.name = name;
    this.parameters = parameters;
    this.body = body;
  }
}

const LEVELS = [
  ["==", "!="],
  ["<", ">", "<=", ">="],
  ["+", "-"],
  ["*", "%"],
];

class Parser {
  constructor(tokens) {
    this.tokens = tokens;
    this.position = 0;
  }

  peek() {
    return this.tokens[this.position][0];
  }

  take(kind) {
    const token = this.tokens[this.position];
    if (token[0] !== kind) {
      throw new ScriptError("expected " + kind + ", found " + token[1]);
    }
    this.position += 1;
    return token[1];
  }

  program() {
    const functions = [];
    while (this.peek() !== "end") {
      functions.push(this.function());
    }
    return functions;
  }

  function() {
    this.take("fn");
    const name = this.take("name");
    this.take("(");
    const parameters = [];
    while (this.peek() !== ")") {
      parameters.push(this.take("name"));
      if (this.peek() === ",") {
        this.take(",");
      }
    }
    this.take(")");
    return new FunctionNode(name, parameters, this.block());
  }

  block() {
    this.take("{");
    const statements = [];
    while (this.peek() !== "}") {
      statements.push(this.statement());
    }
    this.take("}");
    return new Block(statements);
  }

  statement() {
    const kind = this.peek();
    if (kind === "while") {
      this.take("while");
      const condition = this.expression(0);
      return new While(condition, this.block());
    }
    if (kind === "if") {
      this.take("if");
      const condition = this.expression(0);
      const body = this.block();
      let otherwise = null;
      if (this.peek() === "else") {
        this.take("else");
        otherwise = this.block();
      }
      return new If(condition, body, otherwise);
    }
    const result = this.simple(kind);
    this.take(";");
    return result;
  }

  simple(kind) {
    if (kind === "let") {
      this.take("let");
      const name = this.take("name");
      this.take("=");
      return new Let(name, this.expression(0));
    }
    if (kind === "print") {
      this.take("print");
      return new Print(this.expression(0));
    }
    if (kind === "return") {
      this.take("return");
      return new Return(this.expression(0));
    }
    if (kind === "name" && this.tokens[this.position + 1][0] === "=") {
      const name = this.take("name");
      this.take("=");
      return new Assign(name, this.expression(0));
    }
    return new Discard(this.expression(0));
  }

  expression(level) {
    if (level === LEVELS.length) {
      return this.atom();
    }
    let left = this.expression(level + 1);
    while (LEVELS[level].includes(this.peek())) {
      const sign = this.take(this.peek());
      left = new Binary(sign, left, this.expression(level + 1));
    }
    return left;
  }

  atom() {
    if (this.peek() === "number") {
      return new NumberNode(Number(this.take("number")));
    }
    if (this.peek() === "(") {
      this.take("(");
      const inside = this.expression(0);
      this.take(")");
      return inside;
    }
    const name = this.take("name");
    if (this.peek() !== "(") {
      return new Name(name);
    }
    this.take("(");
    const args = [];
    while (this.peek() !== ")") {
      args.push(this.expression(0));
      if (this.peek() === ",") {
        this.take(",");
      }
    }
    this.take(")");
    return new Call(name, args);
  }
}

class Code {
  constructor(func) {
    this.name = func.name;
    this.parameters = func.parameters.length;
    this.slots = new Map();
    this.instructions = [];
    for (const parameter of func.parameters) {
      this.declare(parameter);
    }
    func.body.emit(this);
    this.add("push", 0);
    this.add("return", 0);
  }

  declare(name) {
    if (!this.slots.has(name)) {
      this.slots.set(name, this.slots.size);
    }
  }

  slot(name) {
    if (!this.slots.has(name)) {
      throw new ScriptError("unknown name " + name);
    }
    return this.slots.get(name);
  }

  add(operation, operand) {
    this.instructions.push([operation, operand]);
    return this.instructions.length - 1;
  }

  patch(index) {
    this.instructions[index] = [this.instructions[index][0], this.instructions.length];
  }
}

class Frame {
  constructor(code, args) {
    this.code = code;
    this.next = 0;
    this.slots = args;
    while (this.slots.length < code.slots.size) {
      this.slots.push(0);
    }
  }
}

class Machine {
  constructor(codes) {
    this.codes = codes;
    this.stack = [];
    this.frames = [];
    this.output = [];
    this.executed = 0;
  }

  call(name, count) {
    if (!this.codes.has(name)) {
      throw new ScriptError("unknown function " + name);
    }
    const code = this.codes.get(name);
    if (code.parameters !== count) {
      throw new ScriptError(name + " takes " + code.parameters);
    }
    const args = this.stack.slice(this.stack.length - count);
    for (let i = 0; i < count; i++) {
      this.stack.pop();
    }
    this.frames.push(new Frame(code, args));
  }

  run() {
    this.call("main", 0);
    const stack = this.stack;
    while (this.frames.length > 0) {
      const frame = this.frames[this.frames.length - 1];
      const [operation, operand] = frame.code.instructions[frame.next];
      frame.next += 1;
      this.executed += 1;
      if (operation === "load") {
        stack.push(frame.slots[operand]);
      } else if (operation === "push") {
        stack.push(operand);
      } else if (operation === "store") {
        frame.slots[operand] = stack.pop();
      } else if (operation === "jump") {
        frame.next = operand;
      } else if (operation === "jumpno") {
        if (!stack.pop()) {
          frame.next = operand;
        }
      } else if (operation === "call") {
        this.call(operand[0], operand[1]);
      } else if (operation === "return") {
        this.frames.pop();
      } else if (operation === "pop") {
        stack.pop();
      } else if (operation === "print") {
        this.output.push(String(stack.pop()));
      } else {
        const right = stack.pop();
        stack.push(this.compute(operation, stack.pop(), right));
      }
    }
  }

  compute(operation, left, right) {
    if (operation === "add") {
      return left + right;
    }
    if (operation === "sub") {
      return left - right;
    }
    if (operation === "mul") {
      return left * right;
    }
    if (operation === "mod") {
      return left % right;
    }
    if (operation === "lt") {
      return left < right;
    }
    if (operation === "gt") {
      return left > right;
    }
    if (operation === "eq") {
      return left === right;
    }
    if (operation === "ne") {
      return left !== right;
    }
    if (operation === "le") {
      return left <= right;
    }
    return left >= right;
  }
}

const SOURCE = `
fn gcd(a, b) { while b != 0 { let rest = a % b; a = b; b = rest; } return a; }
fn fib(n) { if n < 2 { return n; } return fib(n - 1) + fib(n - 2); }
fn prime(n) {
  let d = 2;
  while d * d <= n { if n % d == 0 { return 0; } d = d + 1; }
  return n > 1;
}
fn count(limit) {
  let found = 0; let i = 0;
  while i < limit { if prime(i) { found = found + 1; } else { noop(i); } i = i + 1; }
  return found;
}
fn noop(x) { }
fn main() { print gcd(462, 1071); print fib(9); print count(60); let x = (1 + 2) * 3 - 4; print x; }
`;

function compileSource(source) {
  const codes = new Map();
  for (const func of new Parser(new Scanner(source).scan()).program()) {
    codes.set(func.name, new Code(func));
  }
  return codes;
}

function main(n) {
  let checksum = 0;
  let failures = 0;
  for (let round = 0; round < n; round++) {
    const machine = new Machine(compileSource(SOURCE));
    machine.run();
    for (const text of machine.output) {
      checksum = (checksum * 31 + Number(text)) % 1000003;
    }
    checksum = (checksum + machine.executed) % 1000003;
    try {
      compileSource("fn main() { let a = " + round + "; print b; }");
    } catch (error) {
      if (!(error instanceof ScriptError)) {
        throw error;
      }
      failures += 1;
    }
  }
  console.log("stackvm " + n + " " + checksum + " " + failures);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 600);
