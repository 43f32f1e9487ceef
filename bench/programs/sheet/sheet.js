// A spreadsheet: cells with text, numbers and formulas, a formula parser, dependencies, recalculation, a printed page.
class CellError extends Error {
  constructor(code) {
    super(code);
    this.code = code;
  }
}

function codeOf(error) {
  if (!(error instanceof CellError)) {
    throw error;
  }
  return error.code;
}

function columnName(index) {
  return "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[index];
}

class Formula {
  references(result) {}

  evaluate(sheet) {
    return 0.0;
  }
}

class Broken extends Formula {
  constructor(code) {
    super();
    this.code = code;
  }

  evaluate(sheet) {
    throw new CellError(this.code);
  }
}

class Constant extends Formula {
  constructor(value) {
    super();
    this.value = value;
  }

  evaluate(sheet) {
    return this.value;
  }
}

class Reference extends Formula {
  constructor(name) {
    super();
    this.name = name;
  }

  references(result) {
    result.push(this.name);
  }

  evaluate(sheet) {
    return sheet.number(this.name);
  }
}

class Range extends Formula {
  constructor(first, last) {
    super();
    this.names = [];
    const low = Number(first.slice(1));
    const high = Number(last.slice(1));
    for (let column = first.charCodeAt(0); column <= last.charCodeAt(0); column++) {
      for (let row = low; row <= high; row++) {
        this.names.push(String.fromCharCode(column) + String(row));
      }
    }
  }

  references(result) {
    result.push(...this.names);
  }

  evaluate(sheet) {
    throw new CellError("#RANGE");
  }

  *values(sheet) {
    for (const name of this.names) {
      yield sheet.number(name);
    }
  }
}

class Operation extends Formula {
  constructor(sign, left, right) {
    super();
    this.sign = sign;
    this.left = left;
    this.right = right;
  }

  references(result) {
    this.left.references(result);
    this.right.references(result);
  }

  evaluate(sheet) {
    const left = this.left.evaluate(sheet);
    const right = this.right.evaluate(sheet);
    if (this.sign === "+") {
      return left + right;
    }
    if (this.sign === "-") {
      return left - right;
    }
    if (this.sign === "*") {
      return left * right;
    }
    if (right === 0.0) {
      throw new CellError("#DIV");
    }
    return left / right;
  }
}

class Comparison extends Operation {
  evaluate(sheet) {
    const left = this.left.evaluate(sheet);
    const right = this.right.evaluate(sheet);
    if (this.sign === "<") {
      return left < right ? 1.0 : 0.0;
    }
    return left > right ? 1.0 : 0.0;
  }
}

class FunctionCall extends Formula {
  constructor(name, args) {
    super();
    this.name = name;
    this.args = args;
  }

  references(result) {
    for (const argument of this.args) {
      argument.references(result);
    }
  }

  numbers(sheet) {
    const result = [];
    for (const argument of this.args) {
      if (argument instanceof Range) {
        result.push(...argument.values(sheet));
      } else {
        result.push(argument.evaluate(sheet));
      }
    }
    return result;
  }

  evaluate(sheet) {
    if (this.name === "IF") {
      const chosen = this.args[0].evaluate(sheet) !== 0.0 ? 1 : 2;
      return this.args[chosen].evaluate(sheet);
    }
    const func = FUNCTIONS.get(this.name);
    if (func === undefined) {
      throw new CellError("#NAME");
    }
    return func(this.numbers(sheet));
  }
}

function average(numbers) {
  if (numbers.length === 0) {
    throw new CellError("#DIV");
  }
  return total(numbers) / numbers.length;
}

function total(numbers) {
  let result = 0.0;
  for (const number of numbers) {
    result += number;
  }
  return result;
}

function root(numbers) {
  if (numbers[0] < 0.0) {
    throw new CellError("#NUM");
  }
  return Math.sqrt(numbers[0]);
}

const FUNCTIONS = new Map([
  ["SUM", total],
  ["AVG", average],
  ["MAX", (numbers) => Math.max(...numbers)],
  ["MIN", (numbers) => Math.min(...numbers)],
  ["ROOT", root],
  ["COUNT", (numbers) => numbers.length],
]);

function isDigit(letter) {
  return letter >= "0" && letter <= "9";
}

function isLetter(letter) {
  return (letter >= "A" && letter <= "Z") || (letter >= "a" && letter <= "z");
}

class FormulaParser {
  constructor(text) {
    this.text = text;
    this.position = 0;
  }

  peek() {
    while (this.position < this.text.length && this.text[this.position] === " ") {
      this.position += 1;
    }
    return this.position < this.text.length ? this.text[this.position] : "";
  }

  take() {
    const letter = this.peek();
    this.position += 1;
    return letter;
  }

  parse() {
    const tree = this.comparison();
    if (this.peek() !== "") {
      throw new CellError("#SYNTAX");
    }
    return tree;
  }

  comparison() {
    const left = this.sum();
    if (this.peek() === "<" || this.peek() === ">") {
      const sign = this.take();
      return new Comparison(sign, left, this.sum());
    }
    return left;
  }

  sum() {
    let left = this.product();
    while (this.peek() === "+" || this.peek() === "-") {
      const sign = this.take();
      left = new Operation(sign, left, this.product());
    }
    return left;
  }

  product() {
    let left = this.atom();
    while (this.peek() === "*" || this.peek() === "/") {
      const sign = this.take();
      left = new Operation(sign, left, this.atom());
    }
    return left;
  }

  atom() {
    const letter = this.peek();
    if (isDigit(letter)) {
      return new Constant(Number(this.runOf("0123456789.")));
    }
    if (letter === "(") {
      this.take();
      const inside = this.comparison();
      if (this.take() !== ")") {
        throw new CellError("#SYNTAX");
      }
      return inside;
    }
    if (!isLetter(letter)) {
      throw new CellError("#SYNTAX");
    }
    const word = this.runOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    if (this.peek() === "(") {
      return this.call(word);
    }
    if (this.peek() === ":") {
      this.take();
      return new Range(word, this.runOf("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"));
    }
    return new Reference(word);
  }

  call(name) {
    this.take();
    const args = [];
    while (this.peek() !== ")") {
      args.push(this.comparison());
      if (this.peek() === ",") {
        this.take();
      }
    }
    this.take();
    return new FunctionCall(name, args);
  }

  runOf(letters) {
    const start = this.position;
    while (this.position < this.text.length && letters.includes(this.text[this.position])) {
      this.position += 1;
    }
    return this.text.slice(start, this.position);
  }
}

class Cell {
  constructor(name) {
    this.name = name;
    this.value = 0.0;
    this.dependents = new Map();
    this.references = [];
  }

  calculate(sheet) {}

  number() {
    return 0.0;
  }

  show() {
    return "";
  }
}

class NumberCell extends Cell {
  constructor(name, value) {
    super(name);
    this.value = value;
  }

  number() {
    return this.value;
  }

  show() {
    return this.value.toFixed(4);
  }
}

class TextCell extends Cell {
  constructor(name, text) {
    super(name);
    this.text = text;
  }

  number() {
    throw new CellError("#VALUE");
  }

  show() {
    return this.text;
  }
}

class FormulaCell extends Cell {
  constructor(name, source) {
    super(name);
    this.source = source;
    this.error = null;
    try {
      this.tree = new FormulaParser(source).parse();
    } catch (error) {
      this.tree = new Broken(codeOf(error));
    }
    this.tree.references(this.references);
  }

  calculate(sheet) {
    try {
      this.value = this.tree.evaluate(sheet);
      this.error = null;
    } catch (error) {
      this.error = codeOf(error);
    }
  }

  number() {
    if (this.error !== null) {
      throw new CellError(this.error);
    }
    return this.value;
  }

  show() {
    return this.error !== null ? this.error : this.value.toFixed(4);
  }
}

class Sheet {
  constructor(columns, rows) {
    this.columns = columns;
    this.rows = rows;
    this.cells = new Map();
    this.calculated = 0;
  }

  cell(name) {
    let cell = this.cells.get(name);
    if (cell === undefined) {
      cell = new Cell(name);
      this.cells.set(name, cell);
    }
    return cell;
  }

  number(name) {
    return this.cell(name).number();
  }

  set(name, content) {
    let cell;
    if (content.startsWith("=")) {
      cell = new FormulaCell(name, content.slice(1));
    } else if (isDigit(content.slice(0, 1))) {
      cell = new NumberCell(name, Number(content));
    } else {
      cell = new TextCell(name, content);
    }
    const old = this.cells.get(name);
    if (old !== undefined) {
      cell.dependents = old.dependents;
      for (const reference of old.references) {
        this.cell(reference).dependents.delete(name);
      }
    }
    for (const reference of cell.references) {
      this.cell(reference).dependents.set(name, true);
    }
    this.cells.set(name, cell);
    this.recalculate(name);
  }

  recalculate(name) {
    const order = [];
    const marks = new Map();
    try {
      this.visit(name, marks, order);
    } catch (error) {
      this.cells.get(name).error = codeOf(error);
      return;
    }
    order.reverse();
    for (const changed of order) {
      this.calculated += 1;
      this.cells.get(changed).calculate(this);
    }
  }

  visit(name, marks, order) {
    const mark = marks.get(name) || 0;
    if (mark === 2) {
      return;
    }
    if (mark === 1) {
      throw new CellError("#CYCLE");
    }
    marks.set(name, 1);
    for (const dependent of this.cells.get(name).dependents.keys()) {
      this.visit(dependent, marks, order);
    }
    marks.set(name, 2);
    order.push(name);
  }

  page() {
    const lines = [];
    for (let row = 1; row <= this.rows; row++) {
      const parts = [];
      for (let column = 0; column < this.columns; column++) {
        const name = columnName(column) + String(row);
        const text = this.cells.has(name) ? this.cells.get(name).show() : "";
        parts.push(text.padStart(9));
      }
      lines.push(parts.join("|"));
    }
    return lines.join("\n");
  }
}

function fill(sheet, seed) {
  sheet.set("A1", "item");
  sheet.set("B1", "price");
  sheet.set("C1", "count");
  sheet.set("D1", "sum");
  for (let row = 2; row < 12; row++) {
    seed = (seed * 16807) % 2147483647;
    const text = String(row);
    sheet.set("A" + text, "part " + text);
    sheet.set("B" + text, String((seed % 1000) / 4));
    sheet.set("C" + text, String(seed % 17));
    sheet.set("D" + text, "=B" + text + " * C" + text);
  }
  sheet.set("D12", "=SUM(D2:D11)");
  sheet.set("D13", "=IF(D12 > 9000, D12 * 0.75, D12) + 25");
  sheet.set("E12", "=MAX(B2:B11) - MIN(B2:B11)");
  sheet.set("E13", "=ROOT(AVG(C2:C11) - 8)");
  sheet.set("F2", "=D2 / D$");
  sheet.set("F3", "=D13 / (C2 - C2)");
  sheet.set("F4", "=A2 + 1");
  sheet.set("F5", "=FOO(1, 2)");
  sheet.set("F6", "=COUNT(D2:E13) + E13");
  return seed;
}

function digest(text) {
  let result = 0;
  for (const letter of text) {
    result = (result * 31 + letter.charCodeAt(0)) % 1000003;
  }
  return result;
}

function main(n) {
  let checksum = 0;
  let calculated = 0;
  let seed = 99;
  for (let round = 0; round < n; round++) {
    const sheet = new Sheet(6, 13);
    seed = fill(sheet, seed);
    for (let change = 0; change < 10; change++) {
      seed = (seed * 16807) % 2147483647;
      sheet.set("BC"[seed % 2] + String((seed % 10) + 2), String(seed % 50));
    }
    sheet.set("E2", "=E3 + 1");
    sheet.set("E3", "=E2 + 1");
    sheet.set("E3", "7");
    checksum = (checksum * 3 + digest(sheet.page())) % 1000003;
    calculated += sheet.calculated;
  }
  console.log("sheet " + n + " " + calculated + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 1100);
