-- A small chess-like game: pieces of several kinds on a six by six board, legal moves, search with cut-offs and a table.
local floor, abs, max = math.floor, math.abs, math.max

local SIZE = 6
local ROOK_STEPS = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 } }
local BISHOP_STEPS = { { 1, 1 }, { 1, -1 }, { -1, 1 }, { -1, -1 } }
local ALL_STEPS = { { 1, 0 }, { -1, 0 }, { 0, 1 }, { 0, -1 }, { 1, 1 }, { 1, -1 }, { -1, 1 }, { -1, -1 } }
local KNIGHT_JUMPS = { { 1, 2 }, { 2, 1 }, { -1, 2 }, { -2, 1 }, { 1, -2 }, { 2, -1 }, { -1, -2 }, { -2, -1 } }

local function class(base)
  local c = {}
  c.__index = c
  if base then
    setmetatable(c, base)
  end
  return c
end

local Move = class()

function Move.new(piece, row, column, captured)
  return setmetatable({
    piece = piece,
    from_row = piece.row,
    from_column = piece.column,
    row = row,
    column = column,
    captured = captured,
    promoted = nil,
  }, Move)
end

function Move:score()
  if not self.captured then
    return 0
  end
  return self.captured.value * 10 - self.piece.value
end

function Move:text()
  local columns = "abcdef"
  local sign = self.captured and "x" or "-"
  local start = columns:sub(self.from_column, self.from_column) .. tostring(self.from_row)
  return self.piece.letter .. start .. sign .. columns:sub(self.column, self.column) .. tostring(self.row)
end

local function piece_class(base, letter, value)
  local c = class(base)
  c.letter = letter
  c.value = value
  c.new = function(side, row, column)
    return setmetatable({ side = side, row = row, column = column, alive = true }, c)
  end
  return c
end

local Piece = piece_class(nil, "?", 0)

function Piece:symbol()
  return self.side > 0 and self.letter or self.letter:lower()
end

function Piece:moves(board, result)
end

-- Adds the move if the square is on the board and not our own; true if the way goes on behind it.
function Piece:add(board, row, column, result)
  if row < 1 or column < 1 or row > SIZE or column > SIZE then
    return false
  end
  local other = board.squares[row][column]
  if not other then
    result[#result + 1] = Move.new(self, row, column, nil)
    return true
  end
  if other.side ~= self.side then
    result[#result + 1] = Move.new(self, row, column, other)
  end
  return false
end

function Piece:place_value()
  return 0
end

local Jumper = piece_class(Piece, "?", 0)
Jumper.jumps = KNIGHT_JUMPS

function Jumper:moves(board, result)
  for _, jump in ipairs(self.jumps) do
    self:add(board, self.row + jump[1], self.column + jump[2], result)
  end
end

local Knight = piece_class(Jumper, "N", 30)

function Knight:place_value()
  return 2 - floor(abs(self.row * 2 - SIZE - 1) / 2) + 2 - floor(abs(self.column * 2 - SIZE - 1) / 2)
end

local King = piece_class(Jumper, "K", 1000)
King.jumps = ALL_STEPS

function King:place_value()
  return abs(self.row * 2 - SIZE - 1)
end

local Slider = piece_class(Piece, "?", 0)
Slider.steps = {}

function Slider:moves(board, result)
  for _, step in ipairs(self.steps) do
    local row = self.row + step[1]
    local column = self.column + step[2]
    while self:add(board, row, column, result) do
      row = row + step[1]
      column = column + step[2]
    end
  end
end

local Rook = piece_class(Slider, "R", 50)
Rook.steps = ROOK_STEPS

local Bishop = piece_class(Slider, "B", 32)
Bishop.steps = BISHOP_STEPS

local Queen = piece_class(Slider, "Q", 90)
Queen.steps = ALL_STEPS

local Pawn = piece_class(Piece, "P", 10)

function Pawn:moves(board, result)
  local row = self.row + self.side
  if row < 1 or row > SIZE then
    return
  end
  if not board.squares[row][self.column] then
    result[#result + 1] = Move.new(self, row, self.column, nil)
  end
  for _, column in ipairs({ self.column - 1, self.column + 1 }) do
    if column >= 1 and column <= SIZE then
      local other = board.squares[row][column]
      if other and other.side ~= self.side then
        result[#result + 1] = Move.new(self, row, column, other)
      end
    end
  end
end

function Pawn:place_value()
  return self.side > 0 and self.row - 1 or SIZE - self.row
end

local KINDS = { N = Knight, K = King, R = Rook, B = Bishop, Q = Queen, P = Pawn }

local Board = class()

function Board.new(text)
  local self = setmetatable({ squares = {}, pieces = {}, turn = 1 }, Board)
  local row = 0
  for line in text:gmatch("[^/]+") do
    row = row + 1
    self.squares[row] = {}
    for column = 1, SIZE do
      self.squares[row][column] = false
      local letter = line:sub(column, column)
      if letter ~= "." then
        local side = letter == letter:upper() and 1 or -1
        self:put(KINDS[letter:upper()].new(side, row, column))
      end
    end
  end
  return self
end

function Board:put(piece)
  self.pieces[#self.pieces + 1] = piece
  self.squares[piece.row][piece.column] = piece
end

function Board:key()
  local parts = { self.turn > 0 and "w" or "b" }
  for _, row in ipairs(self.squares) do
    for _, piece in ipairs(row) do
      parts[#parts + 1] = piece and piece:symbol() or "."
    end
  end
  return table.concat(parts)
end

function Board:moves()
  local result = {}
  for _, piece in ipairs(self.pieces) do
    if piece.alive and piece.side == self.turn then
      piece:moves(self, result)
    end
  end
  return result
end

function Board:apply(move)
  local piece = move.piece
  self.squares[move.from_row][move.from_column] = false
  if move.captured then
    move.captured.alive = false
  end
  self.squares[move.row][move.column] = piece
  piece.row = move.row
  piece.column = move.column
  if piece.letter == "P" and (move.row == 1 or move.row == SIZE) then
    piece.alive = false
    move.promoted = Queen.new(piece.side, move.row, move.column)
    self:put(move.promoted)
  end
  self.turn = -self.turn
end

function Board:undo(move)
  local piece = move.piece
  self.turn = -self.turn
  if move.promoted then
    table.remove(self.pieces)
    piece.alive = true
    move.promoted = nil
  end
  piece.row = move.from_row
  piece.column = move.from_column
  self.squares[move.row][move.column] = move.captured or false
  if move.captured then
    move.captured.alive = true
  end
  self.squares[move.from_row][move.from_column] = piece
end

function Board:value()
  local total = 0
  for _, piece in ipairs(self.pieces) do
    if piece.alive then
      total = total + piece.side * (piece.value + piece:place_value())
    end
  end
  return total * self.turn
end

local Search = class()

function Search.new(board)
  return setmetatable({ board = board, table = {}, visited = 0, hits = 0 }, Search)
end

function Search:best_move(depth)
  local best = nil
  local low = -100000
  for _, move in ipairs(self:ordered(self.board:moves())) do
    self.board:apply(move)
    local value = -self:value(depth - 1, -100000, -low)
    self.board:undo(move)
    if not best or value > low then
      best = move
      low = value
    end
  end
  return best, low
end

function Search:ordered(moves)
  local keyed = {}
  for i, move in ipairs(moves) do
    keyed[i] = { move:score(), move:text(), move }
  end
  table.sort(keyed, function(a, b)
    if a[1] ~= b[1] then
      return a[1] > b[1]
    end
    return a[2] < b[2]
  end)
  local result = {}
  for i, entry in ipairs(keyed) do
    result[i] = entry[3]
  end
  return result
end

function Search:value(depth, low, high)
  self.visited = self.visited + 1
  if depth == 0 then
    return self.board:value()
  end
  local key = self.board:key()
  local known = self.table[key]
  if known and known[1] == depth then
    self.hits = self.hits + 1
    return known[2]
  end
  local best = -100000
  for _, move in ipairs(self:ordered(self.board:moves())) do
    if move.captured and move.captured.letter == "K" then
      best = 9000 + depth
      break
    end
    self.board:apply(move)
    local value = -self:value(depth - 1, -high, -max(low, best))
    self.board:undo(move)
    if value > best then
      best = value
      if best >= high then
        return best
      end
    end
  end
  self.table[key] = { depth, best }
  return best
end

local POSITIONS = {
  "RNKQNR/PPPPPP/....../....../pppppp/rnkqnr",
  "RBKQBR/PP.PPP/..P.../...p../ppp.pp/rbkqbr",
  "..K..R/.PP.N./P....B/..p.q./pp..pp/r.k..n",
}

local function play(text, moves, depth)
  local board = Board.new(text)
  local log = {}
  local visited = 0
  for number = 1, moves do
    local search = Search.new(board)
    local move, value = search:best_move(depth)
    if not move or abs(value) > 8000 then
      break
    end
    log[#log + 1] = string.format("%s %d", move:text(), value)
    board:apply(move)
    visited = visited + search.visited + search.hits
  end
  return table.concat(log, "; ") .. " " .. board:key(), visited
end

local function digest(text)
  local total = 0
  for i = 1, #text do
    total = (total * 31 + text:byte(i)) % 1000003
  end
  return total
end

local function main(n)
  local checksum = 0
  local visited = 0
  for round = 0, n - 1 do
    local text, nodes = play(POSITIONS[round % 3 + 1], 2 + round % 4, 2 + round % 2)
    checksum = (checksum * 3 + digest(text)) % 1000003
    visited = visited + nodes
  end
  print("board " .. n .. " " .. visited .. " " .. checksum)
end

main(tonumber(arg[1]) or 110)
