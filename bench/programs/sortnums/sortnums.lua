-- Sorting with the builtin and with a merge sort written here: shuffled, nearly sorted, reversed, few values, text.
local floor = math.floor

local function random_numbers(count, seed, limit)
  local numbers = {}
  for i = 1, count do
    seed = seed * 16807 % 2147483647
    numbers[#numbers + 1] = seed % limit
  end
  return numbers
end

local function slice(items, first, last)
  local result = {}
  for i = first, last do
    result[#result + 1] = items[i]
  end
  return result
end

local function reverse(items)
  local n = #items
  for i = 1, floor(n / 2) do
    items[i], items[n - i + 1] = items[n - i + 1], items[i]
  end
end

local function merge_sort(items)
  if #items < 2 then
    return items
  end
  local middle = floor(#items / 2)
  local left = merge_sort(slice(items, 1, middle))
  local right = merge_sort(slice(items, middle + 1, #items))
  local result = {}
  local i = 1
  local j = 1
  while i <= #left and j <= #right do
    if right[j] < left[i] then
      result[#result + 1] = right[j]
      j = j + 1
    else
      result[#result + 1] = left[i]
      i = i + 1
    end
  end
  while i <= #left do
    result[#result + 1] = left[i]
    i = i + 1
  end
  while j <= #right do
    result[#result + 1] = right[j]
    j = j + 1
  end
  return result
end

local function digest(items)
  local total = 0
  for i = 1, #items, 7 do
    total = (total * 31 + items[i]) % 1000000007
  end
  return total
end

local function main(n)
  local shuffled = random_numbers(n, 1, 1000000)
  local checksum = digest(merge_sort(shuffled))
  for round = 0, 5 do
    local numbers = slice(shuffled, 1, n)
    table.sort(numbers)
    checksum = checksum + digest(numbers)
    numbers[floor(n / 3) + 1] = 5
    numbers[floor(n / 2) + 1] = 77
    table.sort(numbers)
    checksum = checksum + digest(numbers)
    reverse(numbers)
    table.sort(numbers)
    local few = random_numbers(n, round + 2, 10)
    table.sort(few)
    checksum = checksum + digest(numbers) + digest(few)
  end
  local words = {}
  for _, number in ipairs(shuffled) do
    words[#words + 1] = "w" .. tostring(number)
  end
  table.sort(words)
  for i = 0, n - 1, 11 do
    checksum = checksum + #words[i + 1] * (i % 5) + words[i + 1]:byte(2)
  end
  local halves = {}
  for _, number in ipairs(shuffled) do
    halves[#halves + 1] = number / 2 + 0.25
  end
  table.sort(halves)
  local middle = floor(n / 2) + 1
  print("sortnums " .. n .. " " .. checksum .. " " .. words[middle] .. " " .. string.format("%.2f", halves[middle]))
end

main(tonumber(arg[1]) or 140000)
