-- A drawing of mixed shapes: dispatch by class, inheritance, calls of the base class's method, attribute updates.
local function class(base)
  local c = {}
  c.__index = c
  if base then
    setmetatable(c, base)
  end
  return c
end

local Shape = class()

function Shape.init(self, x, y)
  self.x = x
  self.y = y
  self.moves = 0
end

function Shape:move(dx, dy)
  self.x = self.x + dx
  self.y = self.y + dy
  self.moves = self.moves + 1
end

function Shape:area()
  return 0.0
end

function Shape:grow(factor)
  return self
end

function Shape:weight()
  return self:area() * 2.0 + self:outline()
end

function Shape:outline()
  return 0.0
end

local Circle = class(Shape)

function Circle.new(x, y, radius)
  local self = setmetatable({}, Circle)
  Shape.init(self, x, y)
  self.radius = radius
  return self
end

function Circle:area()
  return 3.141592653589793 * self.radius * self.radius
end

function Circle:outline()
  return 6.283185307179586 * self.radius
end

function Circle:grow(factor)
  return Circle.new(self.x, self.y, self.radius * factor)
end

local Box = class(Shape)

function Box.init(self, x, y, width, height)
  Shape.init(self, x, y)
  self.width = width
  self.height = height
end

function Box.new(x, y, width, height)
  local self = setmetatable({}, Box)
  Box.init(self, x, y, width, height)
  return self
end

function Box:area()
  return self.width * self.height
end

function Box:outline()
  return 2.0 * (self.width + self.height)
end

function Box:grow(factor)
  return Box.new(self.x, self.y, self.width * factor, self.height)
end

local Square = class(Box)

function Square.new(x, y, side)
  local self = setmetatable({}, Square)
  Box.init(self, x, y, side, side)
  return self
end

function Square:weight()
  return Box.weight(self) + 1.0
end

function Square:grow(factor)
  return Square.new(self.x, self.y, self.width * factor)
end

local Dot = class(Shape)

function Dot.new(x, y)
  local self = setmetatable({}, Dot)
  Shape.init(self, x, y)
  return self
end

function Dot:move(dx, dy)
  Shape.move(self, dx + dy, dy - dx)
end

local Drawing = class()

function Drawing.new()
  local self = setmetatable({}, Drawing)
  self.shapes = {}
  return self
end

function Drawing:add(shape)
  self.shapes[#self.shapes + 1] = shape
  return self
end

function Drawing:move_all(dx, dy)
  for _, shape in ipairs(self.shapes) do
    shape:move(dx, dy)
  end
end

function Drawing:total_weight()
  local total = 0.0
  for _, shape in ipairs(self.shapes) do
    total = total + shape:weight()
  end
  return total
end

function Drawing:grow_all(factor)
  local grown = Drawing.new()
  for _, shape in ipairs(self.shapes) do
    grown:add(shape:grow(factor))
  end
  return grown
end

local function main(n)
  local drawing = Drawing.new()
  for i = 0, 19 do
    drawing:add(Circle.new(i, i + 1, 0.5 + i))
    drawing:add(Box.new(i, -i, 1.0 + i, 2.0))
    drawing:add(Square.new(-i, i, 1.5))
    drawing:add(Dot.new(i, i))
  end
  local total = 0.0
  for round = 0, n - 1 do
    drawing:move_all(round % 3, round % 5 - 2)
    total = total + drawing:total_weight()
    if round % 2 == 0 then
      drawing = drawing:grow_all(round % 4 == 0 and 1.25 or 0.8)
    end
  end
  local position = 0
  for _, shape in ipairs(drawing.shapes) do
    position = position + shape.x * 3 + shape.y + shape.moves
  end
  print("shapes " .. n .. " " .. string.format("%d", math.floor(total)) .. " " .. position)
end

main(tonumber(arg[1]) or 15000)
