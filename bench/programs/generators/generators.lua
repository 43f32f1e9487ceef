-- Coroutines: pipelines of lazy stages, a recursive tree walk, an endless source stopped by its consumer.
local floor = math.floor
local yield = coroutine.yield

local function numbers(limit)
  return coroutine.wrap(function()
    local n = 0
    while n < limit do
      yield(n)
      n = n + 1
    end
  end)
end

local function squares(source)
  return coroutine.wrap(function()
    for n in source do
      yield(n * n % 1009)
    end
  end)
end

local function not_multiples(source, divisor)
  return coroutine.wrap(function()
    for n in source do
      if n % divisor ~= 0 then
        yield(n)
      end
    end
  end)
end

local function running_totals(source)
  return coroutine.wrap(function()
    local total = 0
    for n in source do
      total = total + n
      yield(total)
    end
  end)
end

local function fibonacci_mod(modulus)
  return coroutine.wrap(function()
    local a = 0
    local b = 1
    while true do
      yield(a)
      a, b = b, (a + b) % modulus
    end
  end)
end

local Node = {}
Node.__index = Node

function Node.new(left, value, right)
  return setmetatable({ left = left, value = value, right = right }, Node)
end

function Node:visit()
  if self.left then
    self.left:visit()
  end
  yield(self.value)
  if self.right then
    self.right:visit()
  end
end

function Node:walk()
  return coroutine.wrap(function()
    self:visit()
  end)
end

local function build(low, high)
  if low > high then
    return nil
  end
  local middle = floor((low + high) / 2)
  return Node.new(build(low, middle - 1), middle, build(middle + 1, high))
end

local function main(n)
  local checksum = 0
  for total in running_totals(not_multiples(squares(numbers(n)), 3)) do
    checksum = (checksum + total) % 1000003
  end
  local tree = build(1, 255)
  for round = 1, floor(n / 1000) do
    local position = 0
    for value in tree:walk() do
      position = position + 1
      checksum = (checksum + value * position) % 1000003
    end
  end
  local count = 0
  for value in fibonacci_mod(1000003) do
    checksum = (checksum + value) % 1000003
    count = count + 1
    if count == n then
      break
    end
  end
  print("generators " .. string.format("%d %d", n, checksum))
end

main(tonumber(arg[1]) or 2000000)
