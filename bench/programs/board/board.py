# A small chess-like game: pieces of several kinds on a six by six board, legal moves, search with cut-offs and a table.
import sys

SIZE = 6
ROOK_STEPS = [(1, 0), (-1, 0), (0, 1), (0, -1)]
BISHOP_STEPS = [(1, 1), (1, -1), (-1, 1), (-1, -1)]
KNIGHT_JUMPS = [(1, 2), (2, 1), (-1, 2), (-2, 1), (1, -2), (2, -1), (-1, -2), (-2, -1)]


class Move:
    def __init__(self, piece, row, column, captured):
        self.piece = piece
        self.from_row = piece.row
        self.from_column = piece.column
        self.row = row
        self.column = column
        self.captured = captured
        self.promoted = None

    def score(self):
        if self.captured is None:
            return 0
        return self.captured.value * 10 - self.piece.value

    def text(self):
        columns = "abcdef"
        sign = "x" if self.captured is not None else "-"
        start = columns[self.from_column] + str(self.from_row + 1)
        return self.piece.letter + start + sign + columns[self.column] + str(self.row + 1)


class Piece:
    letter = "?"
    value = 0

    def __init__(self, side, row, column):
        self.side = side
        self.row = row
        self.column = column
        self.alive = True

    def symbol(self):
        return self.letter if self.side > 0 else self.letter.lower()

    def moves(self, board, result):
        pass

    def add(self, board, row, column, result):
        """Adds the move if the square is on the board and not our own; True if the way goes on behind it."""
        if row < 0 or column < 0 or row >= SIZE or column >= SIZE:
            return False
        other = board.squares[row][column]
        if other is None:
            result.append(Move(self, row, column, None))
            return True
        if other.side != self.side:
            result.append(Move(self, row, column, other))
        return False

    def place_value(self):
        return 0


class Jumper(Piece):
    jumps = KNIGHT_JUMPS

    def moves(self, board, result):
        for rows, columns in self.jumps:
            self.add(board, self.row + rows, self.column + columns, result)


class Knight(Jumper):
    letter = "N"
    value = 30

    def place_value(self):
        return 2 - abs(self.row * 2 - SIZE + 1) // 2 + 2 - abs(self.column * 2 - SIZE + 1) // 2


class King(Jumper):
    letter = "K"
    value = 1000
    jumps = ROOK_STEPS + BISHOP_STEPS

    def place_value(self):
        return abs(self.row * 2 - SIZE + 1)


class Slider(Piece):
    steps = []

    def moves(self, board, result):
        for rows, columns in self.steps:
            row = self.row + rows
            column = self.column + columns
            while self.add(board, row, column, result):
                row += rows
                column += columns


class Rook(Slider):
    letter = "R"
    value = 50
    steps = ROOK_STEPS


class Bishop(Slider):
    letter = "B"
    value = 32
    steps = BISHOP_STEPS


class Queen(Slider):
    letter = "Q"
    value = 90
    steps = ROOK_STEPS + BISHOP_STEPS


class Pawn(Piece):
    letter = "P"
    value = 10

    def moves(self, board, result):
        row = self.row + self.side
        if row < 0 or row >= SIZE:
            return
        if board.squares[row][self.column] is None:
            result.append(Move(self, row, self.column, None))
        for column in (self.column - 1, self.column + 1):
            if 0 <= column < SIZE:
                other = board.squares[row][column]
                if other is not None and other.side != self.side:
                    result.append(Move(self, row, column, other))

    def place_value(self):
        return self.row if self.side > 0 else SIZE - 1 - self.row


KINDS = {"N": Knight, "K": King, "R": Rook, "B": Bishop, "Q": Queen, "P": Pawn}


class Board:
    def __init__(self, text):
        self.squares = [[None] * SIZE for row in range(SIZE)]
        self.pieces = []
        self.turn = 1
        lines = text.split("/")
        for row in range(SIZE):
            for column in range(SIZE):
                letter = lines[row][column]
                if letter != ".":
                    side = 1 if letter.isupper() else -1
                    self.put(KINDS[letter.upper()](side, row, column))

    def put(self, piece):
        self.pieces.append(piece)
        self.squares[piece.row][piece.column] = piece

    def key(self):
        parts = ["w" if self.turn > 0 else "b"]
        for row in self.squares:
            for piece in row:
                parts.append("." if piece is None else piece.symbol())
        return "".join(parts)

    def moves(self):
        result = []
        for piece in self.pieces:
            if piece.alive and piece.side == self.turn:
                piece.moves(self, result)
        return result

    def apply(self, move):
        piece = move.piece
        self.squares[move.from_row][move.from_column] = None
        if move.captured is not None:
            move.captured.alive = False
        self.squares[move.row][move.column] = piece
        piece.row = move.row
        piece.column = move.column
        if piece.letter == "P" and (move.row == 0 or move.row == SIZE - 1):
            piece.alive = False
            move.promoted = Queen(piece.side, move.row, move.column)
            self.put(move.promoted)
        self.turn = -self.turn

    def undo(self, move):
        piece = move.piece
        self.turn = -self.turn
        if move.promoted is not None:
            self.pieces.pop()
            piece.alive = True
            move.promoted = None
        piece.row = move.from_row
        piece.column = move.from_column
        self.squares[move.row][move.column] = move.captured
        if move.captured is not None:
            move.captured.alive = True
        self.squares[move.from_row][move.from_column] = piece

    def value(self):
        total = 0
        for piece in self.pieces:
            if piece.alive:
                total += piece.side * (piece.value + piece.place_value())
        return total * self.turn


class Search:
    def __init__(self, board):
        self.board = board
        self.table = {}
        self.visited = 0
        self.hits = 0

    def best_move(self, depth):
        best = None
        low = -100000
        for move in self.ordered(self.board.moves()):
            self.board.apply(move)
            value = -self.value(depth - 1, -100000, -low)
            self.board.undo(move)
            if best is None or value > low:
                best = move
                low = value
        return best, low

    def ordered(self, moves):
        return sorted(moves, key=lambda move: (-move.score(), move.text()))

    def value(self, depth, low, high):
        self.visited += 1
        if depth == 0:
            return self.board.value()
        key = self.board.key()
        known = self.table.get(key)
        if known is not None and known[0] == depth:
            self.hits += 1
            return known[1]
        best = -100000
        for move in self.ordered(self.board.moves()):
            if move.captured is not None and move.captured.letter == "K":
                best = 9000 + depth
                break
            self.board.apply(move)
            value = -self.value(depth - 1, -high, -max(low, best))
            self.board.undo(move)
            if value > best:
                best = value
                if best >= high:
                    return best
        self.table[key] = (depth, best)
        return best


POSITIONS = ["RNKQNR/PPPPPP/....../....../pppppp/rnkqnr", "RBKQBR/PP.PPP/..P.../...p../ppp.pp/rbkqbr", "..K..R/.PP.N./P....B/..p.q./pp..pp/r.k..n"]


def play(text, moves, depth):
    board = Board(text)
    log = []
    visited = 0
    for number in range(moves):
        search = Search(board)
        move, value = search.best_move(depth)
        if move is None or abs(value) > 8000:
            break
        log.append(move.text() + " " + str(value))
        board.apply(move)
        visited += search.visited + search.hits
    return "; ".join(log) + " " + board.key(), visited


def digest(text):
    total = 0
    for letter in text:
        total = (total * 31 + ord(letter)) % 1000003
    return total


def main(n):
    checksum = 0
    visited = 0
    for round in range(n):
        text, nodes = play(POSITIONS[round % 3], 2 + round % 4, 2 + round % 2)
        checksum = (checksum * 3 + digest(text)) % 1000003
        visited += nodes
    print("board", n, visited, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 110)
