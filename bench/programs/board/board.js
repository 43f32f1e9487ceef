// A small chess-like game: pieces of several kinds on a six by six board, legal moves, search with cut-offs and a table.
const SIZE = 6;
const ROOK_STEPS = [[1, 0], [-1, 0], [0, 1], [0, -1]];
const BISHOP_STEPS = [[1, 1], [1, -1], [-1, 1], [-1, -1]];
const KNIGHT_JUMPS = [[1, 2], [2, 1], [-1, 2], [-2, 1], [1, -2], [2, -1], [-1, -2], [-2, -1]];
const ALL_STEPS = ROOK_STEPS.concat(BISHOP_STEPS);

class Move {
  constructor(piece, row, column, captured) {
    this.piece = piece;
    this.fromRow = piece.row;
    this.fromColumn = piece.column;
    this.row = row;
    this.column = column;
    this.captured = captured;
    this.promoted = null;
  }

  score() {
    if (this.captured === null) {
      return 0;
    }
    return this.captured.value * 10 - this.piece.value;
  }

  text() {
    const columns = "abcdef";
    const sign = this.captured !== null ? "x" : "-";
    const start = columns[this.fromColumn] + String(this.fromRow + 1);
    return this.piece.letter + start + sign + columns[this.column] + String(this.row + 1);
  }
}

class Piece {
  constructor(side, row, column) {
    this.side = side;
    this.row = row;
    this.column = column;
    this.alive = true;
  }

  symbol() {
    return this.side > 0 ? this.letter : this.letter.toLowerCase();
  }

  moves(board, result) {}

  // Adds the move if the square is on the board and not our own; true if the way goes on behind it.
  add(board, row, column, result) {
    if (row < 0 || column < 0 || row >= SIZE || column >= SIZE) {
      return false;
    }
    const other = board.squares[row][column];
    if (other === null) {
      result.push(new Move(this, row, column, null));
      return true;
    }
    if (other.side !== this.side) {
      result.push(new Move(this, row, column, other));
    }
    return false;
  }

  placeValue() {
    return 0;
  }
}

class Jumper extends Piece {
  moves(board, result) {
    for (const [rows, columns] of this.jumps) {
      this.add(board, this.row + rows, this.column + columns, result);
    }
  }
}

class Knight extends Jumper {
  placeValue() {
    return (
      2 - Math.floor(Math.abs(this.row * 2 - SIZE + 1) / 2) + 2 - Math.floor(Math.abs(this.column * 2 - SIZE + 1) / 2)
    );
  }
}
Knight.prototype.letter = "N";
Knight.prototype.value = 30;
Knight.prototype.jumps = KNIGHT_JUMPS;

class King extends Jumper {
  placeValue() {
    return Math.abs(this.row * 2 - SIZE + 1);
  }
}
King.prototype.letter = "K";
King.prototype.value = 1000;
King.prototype.jumps = ALL_STEPS;

class Slider extends Piece {
  moves(board, result) {
    for (const [rows, columns] of this.steps) {
      let row = this.row + rows;
      let column = this.column + columns;
      while (this.add(board, row, column, result)) {
        row += rows;
        column += columns;
      }
    }
  }
}

class Rook extends Slider {}
Rook.prototype.letter = "R";
Rook.prototype.value = 50;
Rook.prototype.steps = ROOK_STEPS;

class Bishop extends Slider {}
Bishop.prototype.letter = "B";
Bishop.prototype.value = 32;
Bishop.prototype.steps = BISHOP_STEPS;

class Queen extends Slider {}
Queen.prototype.letter = "Q";
Queen.prototype.value = 90;
Queen.prototype.steps = ALL_STEPS;

class Pawn extends Piece {
  moves(board, result) {
    const row = this.row + this.side;
    if (row < 0 || row >= SIZE) {
      return;
    }
    if (board.squares[row][this.column] === null) {
      result.push(new Move(this, row, this.column, null));
    }
    for (const column of [this.column - 1, this.column + 1]) {
      if (column >= 0 && column < SIZE) {
        const other = board.squares[row][column];
        if (other !== null && other.side !== this.side) {
          result.push(new Move(this, row, column, other));
        }
      }
    }
  }

  placeValue() {
    return this.side > 0 ? this.row : SIZE - 1 - this.row;
  }
}
Pawn.prototype.letter = "P";
Pawn.prototype.value = 10;

const KINDS = new Map([
  ["N", Knight],
  ["K", King],
  ["R", Rook],
  ["B", Bishop],
  ["Q", Queen],
  ["P", Pawn],
]);

class Board {
  constructor(text) {
    this.squares = [];
    this.pieces = [];
    this.turn = 1;
    const lines = text.split("/");
    for (let row = 0; row < SIZE; row++) {
      this.squares.push(new Array(SIZE).fill(null));
      for (let column = 0; column < SIZE; column++) {
        const letter = lines[row][column];
        if (letter !== ".") {
          const side = letter === letter.toUpperCase() ? 1 : -1;
          this.put(new (KINDS.get(letter.toUpperCase()))(side, row, column));
        }
      }
    }
  }

  put(piece) {
    this.pieces.push(piece);
    this.squares[piece.row][piece.column] = piece;
  }

  key() {
    const parts = [this.turn > 0 ? "w" : "b"];
    for (const row of this.squares) {
      for (const piece of row) {
        parts.push(piece === null ? "." : piece.symbol());
      }
    }
    return parts.join("");
  }

  moves() {
    const result = [];
    for (const piece of this.pieces) {
      if (piece.alive && piece.side === this.turn) {
        piece.moves(this, result);
      }
    }
    return result;
  }

  apply(move) {
    const piece = move.piece;
    this.squares[move.fromRow][move.fromColumn] = null;
    if (move.captured !== null) {
      move.captured.alive = false;
    }
    this.squares[move.row][move.column] = piece;
    piece.row = move.row;
    piece.column = move.column;
    if (piece.letter === "P" && (move.row === 0 || move.row === SIZE - 1)) {
      piece.alive = false;
      move.promoted = new Queen(piece.side, move.row, move.column);
      this.put(move.promoted);
    }
    this.turn = -this.turn;
  }

  undo(move) {
    const piece = move.piece;
    this.turn = -this.turn;
    if (move.promoted !== null) {
      this.pieces.pop();
      piece.alive = true;
      move.promoted = null;
    }
    piece.row = move.fromRow;
    piece.column = move.fromColumn;
    this.squares[move.row][move.column] = move.captured;
    if (move.captured !== null) {
      move.captured.alive = true;
    }
    this.squares[move.fromRow][move.fromColumn] = piece;
  }

  value() {
    let total = 0;
    for (const piece of this.pieces) {
      if (piece.alive) {
        total += piece.side * (piece.value + piece.placeValue());
      }
    }
    return total * this.turn;
  }
}

class Search {
  constructor(board) {
    this.board = board;
    this.table = new Map();
    this.visited = 0;
    this.hits = 0;
  }

  bestMove(depth) {
    let best = null;
    let low = -100000;
    for (const move of this.ordered(this.board.moves())) {
      this.board.apply(move);
      const value = -this.value(depth - 1, -100000, -low);
      this.board.undo(move);
      if (best === null || value > low) {
        best = move;
        low = value;
      }
    }
    return [best, low];
  }

  ordered(moves) {
    const keyed = moves.map((move) => [move.score(), move.text(), move]);
    keyed.sort((a, b) => b[0] - a[0] || (a[1] < b[1] ? -1 : 1));
    return keyed.map((entry) => entry[2]);
  }

  value(depth, low, high) {
    this.visited += 1;
    if (depth === 0) {
      return this.board.value();
    }
    const key = this.board.key();
    const known = this.table.get(key);
    if (known !== undefined && known[0] === depth) {
      this.hits += 1;
      return known[1];
    }
    let best = -100000;
    for (const move of this.ordered(this.board.moves())) {
      if (move.captured !== null && move.captured.letter === "K") {
        best = 9000 + depth;
        break;
      }
      this.board.apply(move);
      const value = -this.value(depth - 1, -high, -Math.max(low, best));
      this.board.undo(move);
      if (value > best) {
        best = value;
        if (best >= high) {
          return best;
        }
      }
    }
    this.table.set(key, [depth, best]);
    return best;
  }
}

const POSITIONS = [
  "RNKQNR/PPPPPP/....../....../pppppp/rnkqnr",
  "RBKQBR/PP.PPP/..P.../...p../ppp.pp/rbkqbr",
  "..K..R/.PP.N./P....B/..p.q./pp..pp/r.k..n",
];

function play(text, moves, depth) {
  const board = new Board(text);
  const log = [];
  let visited = 0;
  for (let number = 0; number < moves; number++) {
    const search = new Search(board);
    const [move, value] = search.bestMove(depth);
    if (move === null || Math.abs(value) > 8000) {
      break;
    }
    log.push(move.text() + " " + String(value));
    board.apply(move);
    visited += search.visited + search.hits;
  }
  return [log.join("; ") + " " + board.key(), visited];
}

function digest(text) {
  let total = 0;
  for (const letter of text) {
    total = (total * 31 + letter.charCodeAt(0)) % 1000003;
  }
  return total;
}

function main(n) {
  let checksum = 0;
  let visited = 0;
  for (let round = 0; round < n; round++) {
    const [text, nodes] = play(POSITIONS[round % 3], 2 + (round % 4), 2 + (round % 2));
    checksum = (checksum * 3 + digest(text)) % 1000003;
    visited += nodes;
  }
  console.log("board " + n + " " + visited + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 110);
