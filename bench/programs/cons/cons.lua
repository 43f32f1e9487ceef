-- Linked lists that are never changed, only made anew: a stream of small objects that die young, and one long chain.
local Pair = {}
Pair.__index = Pair

function Pair.new(head, tail)
  return setmetatable({ head = head, tail = tail }, Pair)
end

local function from_range(low, high)
  local chain = nil
  while high > low do
    high = high - 1
    chain = Pair.new(high, chain)
  end
  return chain
end

local function reverse(chain)
  local result = nil
  while chain do
    result = Pair.new(chain.head, result)
    chain = chain.tail
  end
  return result
end

local function mapped(f, chain)
  local result = nil
  while chain do
    result = Pair.new(f(chain.head), result)
    chain = chain.tail
  end
  return reverse(result)
end

local function chosen(test, chain)
  if not chain then
    return nil
  end
  local rest = chosen(test, chain.tail)
  if test(chain.head) then
    return Pair.new(chain.head, rest)
  end
  return rest
end

local function merged(a, b)
  local result = nil
  while a and b do
    if a.head <= b.head then
      result = Pair.new(a.head, result)
      a = a.tail
    else
      result = Pair.new(b.head, result)
      b = b.tail
    end
  end
  local rest = a or b
  while result do
    rest = Pair.new(result.head, rest)
    result = result.tail
  end
  return rest
end

local function total(chain)
  local sum = 0
  while chain do
    sum = sum + chain.head
    chain = chain.tail
  end
  return sum
end

local function main(n)
  local checksum = 0
  local long = nil
  for round = 0, n - 1 do
    local numbers = from_range(0, 100)
    local tripled = mapped(function(x) return x * 3 end, numbers)
    local odd = chosen(function(x) return x % 2 == 1 end, tripled)
    local both = merged(numbers, odd)
    checksum = (checksum * 3 + total(both) + round) % 1000003
    long = Pair.new(round, long)
    long = Pair.new(checksum, long)
  end
  print("cons " .. n .. " " .. checksum .. " " .. string.format("%d", total(long)))
end

main(tonumber(arg[1]) or 11000)
