-- Points kept in a tree that splits squares into four: many small objects, built, searched and dropped again.
local Point = {}
Point.__index = Point

function Point.new(x, y)
  return setmetatable({ x = x, y = y }, Point)
end

local Square = {}
Square.__index = Square

function Square.new(x, y, size)
  return setmetatable({ x = x, y = y, size = size, points = {}, parts = nil }, Square)
end

function Square:insert(point)
  if self.parts then
    self:part_for(point):insert(point)
    return
  end
  self.points[#self.points + 1] = point
  if #self.points > 4 and self.size > 1 then
    self:split()
  end
end

function Square:part_for(point)
  local half = self.size / 2
  local index = 1
  if point.x >= self.x + half then
    index = index + 1
  end
  if point.y >= self.y + half then
    index = index + 2
  end
  return self.parts[index]
end

function Square:split()
  local half = self.size / 2
  self.parts = {
    Square.new(self.x, self.y, half),
    Square.new(self.x + half, self.y, half),
    Square.new(self.x, self.y + half, half),
    Square.new(self.x + half, self.y + half, half),
  }
  local points = self.points
  self.points = {}
  for _, point in ipairs(points) do
    self:part_for(point):insert(point)
  end
end

function Square:count(left, top, right, bottom)
  if self.x >= right or self.y >= bottom or self.x + self.size <= left or self.y + self.size <= top then
    return 0
  end
  local total = 0
  for _, point in ipairs(self.points) do
    if left <= point.x and point.x < right and top <= point.y and point.y < bottom then
      total = total + 1
    end
  end
  if self.parts then
    for _, part in ipairs(self.parts) do
      total = total + part:count(left, top, right, bottom)
    end
  end
  return total
end

function Square:depth()
  if not self.parts then
    return 1
  end
  local deepest = 0
  for _, part in ipairs(self.parts) do
    deepest = math.max(deepest, part:depth())
  end
  return deepest + 1
end

local function main(n)
  local seed = 12345
  local checksum = 0
  for round = 1, n do
    local tree = Square.new(0, 0, 1024)
    for i = 1, 1000 do
      seed = seed * 16807 % 2147483647
      local x = seed % 1024
      seed = seed * 16807 % 2147483647
      tree:insert(Point.new(x, seed % 1024))
    end
    for i = 0, 9 do
      checksum = checksum + tree:count(i * 100, i * 50, i * 100 + 200, i * 50 + 150)
    end
    checksum = (checksum * 7 + tree:depth()) % 1000003
  end
  print("quadtree " .. n .. " " .. checksum)
end

main(tonumber(arg[1]) or 380)
