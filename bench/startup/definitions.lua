-- What a small script does before its work begins: it defines some classes, functions and tables.
local floor = math.floor

local Item = {}
Item.__index = Item

function Item.new(name, price)
  return setmetatable({ name = name, price = price }, Item)
end

function Item:total(count)
  return self.price * count
end

function Item:label()
  return self.name .. ": " .. tostring(self.price)
end

local Discounted = setmetatable({}, Item)
Discounted.__index = Discounted

function Discounted.new(name, price, percent)
  return setmetatable({ name = name, price = price, percent = percent }, Discounted)
end

function Discounted:total(count)
  return floor(Item.total(self, count) * (100 - self.percent) / 100)
end

local Basket = {}
Basket.__index = Basket

function Basket.new()
  return setmetatable({ lines = {} }, Basket)
end

function Basket:add(item, count)
  self.lines[#self.lines + 1] = { item, count or 1 }
end

function Basket:total()
  local total = 0
  for _, line in ipairs(self.lines) do
    total = total + line[1]:total(line[2])
  end
  return total
end

local PRICES = { pen = 120, paper = 450, ink = 990, stamp = 85, glue = 210 }

local function order(text)
  local basket = Basket.new()
  for name, count in text:gmatch("(%a+) (%d+)") do
    count = tonumber(count)
    local price = PRICES[name]
    basket:add(count > 9 and Discounted.new(name, price, 10) or Item.new(name, price), count)
  end
  return basket
end

print(order(arg[1] or "pen 3,paper 12,ink 1"):total())
