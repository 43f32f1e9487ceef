-- Everyday work on arrays: stack, queue, insertion and removal, slices, search, reversal, concatenation, nesting.
local floor = math.floor
local insert, remove = table.insert, table.remove

local function slice(items, first, last)
  local result = {}
  for i = first, last do
    result[#result + 1] = items[i]
  end
  return result
end

local function extend(items, more)
  for _, x in ipairs(more) do
    items[#items + 1] = x
  end
  return items
end

local function reverse(items)
  local n = #items
  for i = 1, floor(n / 2) do
    items[i], items[n - i + 1] = items[n - i + 1], items[i]
  end
end

local function index_of(items, value)
  for i, x in ipairs(items) do
    if x == value then
      return i
    end
  end
  return nil
end

local function rotate(items, count)
  return extend(slice(items, count + 1, #items), slice(items, 1, count))
end

local function chunks(items, size)
  local result = {}
  local start = 0
  while start < #items do
    result[#result + 1] = slice(items, start + 1, math.min(start + size, #items))
    start = start + size
  end
  return result
end

local function flatten(groups)
  local result = {}
  for _, group in ipairs(groups) do
    extend(result, group)
  end
  return result
end

local function keep_sorted(limit, seed)
  local items = {}
  for i = 1, limit do
    seed = seed * 16807 % 2147483647
    local value = seed % 1000
    local position = 1
    while position <= #items and items[position] < value do
      position = position + 1
    end
    insert(items, position, value)
    if #items > 30 then
      remove(items, seed % 30 + 1)
    end
  end
  return items
end

local function main(n)
  local checksum = 0
  for round = 0, n - 1 do
    local items = {}
    for i = 0, 199 do
      items[#items + 1] = i * round % 97
    end
    reverse(items)
    local turned = rotate(items, round % 200)
    local groups = chunks(turned, 7)
    local flat = flatten(groups)
    local doubled = {}
    for _, x in ipairs(flat) do
      if x % 3 ~= 0 then
        doubled[#doubled + 1] = x * 2
      end
    end
    checksum = checksum + (doubled[floor(#doubled / 2) + 1] or 0) + #groups
    if index_of(flat, 55) then
      checksum = checksum + index_of(flat, 55) - 1
    end
    local stack = {}
    for _, x in ipairs(flat) do
      if x % 4 == 0 and #stack > 0 then
        checksum = checksum + remove(stack)
      else
        stack[#stack + 1] = x
      end
    end
    local queue = slice(flat, 1, 40)
    while #queue > 1 do
      local first = remove(queue, 1)
      local second = remove(queue, 1)
      queue[#queue + 1] = (first + second) % 101
    end
    local sum, high, low = 0, flat[1], flat[1]
    for _, x in ipairs(stack) do
      sum = sum + x
    end
    for _, x in ipairs(flat) do
      high = math.max(high, x)
      low = math.min(low, x)
    end
    checksum = checksum + queue[1] + sum + high - low
    checksum = checksum % 1000000007
  end
  local kept = keep_sorted(n * 5, 77)
  print("listops " .. n .. " " .. checksum .. " " .. kept[1] .. " " .. kept[#kept] .. " " .. #kept)
end

main(tonumber(arg[1]) or 18000)
