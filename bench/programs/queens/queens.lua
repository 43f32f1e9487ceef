-- Backtracking: all ways to place queens, all permutations of an array, all subsets with a given sum.
local Board = {}
Board.__index = Board

local function flags(count)
  local result = {}
  for i = 1, count do
    result[i] = false
  end
  return result
end

function Board.new(size)
  return setmetatable({
    size = size,
    columns = flags(size),
    rising = flags(2 * size),
    falling = flags(2 * size),
    solutions = 0,
    tries = 0,
  }, Board)
end

function Board:place(row)
  if row > self.size then
    self.solutions = self.solutions + 1
    return
  end
  for column = 1, self.size do
    self.tries = self.tries + 1
    local up = row + column
    local down = row - column + self.size
    if not (self.columns[column] or self.rising[up] or self.falling[down]) then
      self.columns[column] = true
      self.rising[up] = true
      self.falling[down] = true
      self:place(row + 1)
      self.columns[column] = false
      self.rising[up] = false
      self.falling[down] = false
    end
  end
end

local function permutations(items, start, visit)
  if start > #items then
    return visit(items)
  end
  local total = 0
  for i = start, #items do
    items[start], items[i] = items[i], items[start]
    total = total + permutations(items, start + 1, visit)
    items[start], items[i] = items[i], items[start]
  end
  return total
end

local function weight(items)
  local total = 0
  for i = 1, #items do
    total = total * 3 % 1009 + items[i]
  end
  return total
end

local function subsets_with_sum(numbers, position, wanted)
  if wanted == 0 then
    return 1
  end
  if wanted < 0 or position > #numbers then
    return 0
  end
  local taken = subsets_with_sum(numbers, position + 1, wanted - numbers[position])
  return taken + subsets_with_sum(numbers, position + 1, wanted)
end

local function main(n)
  local checksum = 0
  for round = 0, n - 1 do
    local board = Board.new(7)
    board:place(1)
    checksum = checksum + board.solutions * 1000 + board.tries
    checksum = checksum + permutations({ 1, 2, 3, 4, 5, round % 10 }, 1, weight)
    local numbers = { 3, 34, 4, 12, 5, 2, 17, 8, 9, 21, 6, 11, 14 }
    checksum = checksum + subsets_with_sum(numbers, 1, 40 + round % 8)
  end
  print("queens " .. n .. " " .. checksum)
end

main(tonumber(arg[1]) or 400)
