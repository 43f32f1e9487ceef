-- Tables with whole numbers as keys: memoised recursion, histogram, a sparse grid, removal of what was used up.
local floor = math.floor
local max = math.max

local function collatz_length(n, known)
  local path = {}
  while not known[n] do
    path[#path + 1] = n
    if n % 2 == 0 then
      n = floor(n / 2)
    else
      n = 3 * n + 1
    end
  end
  local length = known[n]
  while #path > 0 do
    length = length + 1
    known[table.remove(path)] = length
  end
  return length
end

local function histogram(count, seed)
  local counts = {}
  for i = 1, count do
    seed = seed * 16807 % 2147483647
    local bucket = seed % 5000
    counts[bucket] = (counts[bucket] or 0) + 1
  end
  return counts
end

local function pairs_with_sum(counts, target)
  local total = 0
  for value, count in pairs(counts) do
    local other = target - value
    if counts[other] then
      total = total + count * counts[other]
    end
  end
  return total
end

local function flood(grid, width, start)
  local waiting = { start }
  local reached = { [start] = 0 }
  local count = 1
  while #waiting > 0 do
    local cell = table.remove(waiting)
    local steps = reached[cell]
    for _, neighbour in ipairs({ cell - 1, cell + 1, cell - width, cell + width }) do
      if grid[neighbour] and not reached[neighbour] then
        reached[neighbour] = steps + 1
        count = count + 1
        waiting[#waiting + 1] = neighbour
      end
    end
  end
  for cell in pairs(reached) do
    grid[cell] = nil
  end
  return count
end

local function islands(size, seed)
  local grid = {}
  for i = 0, size - 1 do
    for j = 0, size - 1 do
      seed = seed * 16807 % 2147483647
      if seed % 100 < 62 then
        grid[i * 1000 + j] = true
      end
    end
  end
  local largest = 0
  local count = 0
  for i = 0, size - 1 do
    for j = 0, size - 1 do
      if grid[i * 1000 + j] then
        largest = max(largest, flood(grid, 1000, i * 1000 + j))
        count = count + 1
      end
    end
  end
  return largest * 1000 + count
end

local function main(n)
  local known = { [1] = 1 }
  local longest = 0
  for start = 1, n - 1 do
    longest = max(longest, collatz_length(start, known))
  end
  local size = 0
  for _ in pairs(known) do
    size = size + 1
  end
  local counts = histogram(n * 5, 99)
  local total = 0
  for target = 1000, 8999, 400 do
    total = total + pairs_with_sum(counts, target)
  end
  print("dictint " .. n .. " " .. longest .. " " .. size .. " " .. total .. " " .. islands(floor(n / 500), 5))
end

main(tonumber(arg[1]) or 300000)
