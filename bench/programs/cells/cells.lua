-- A cyclic cellular automaton on a torus: each cell takes the next colour when a neighbour already has it.
local COLOURS = 6

local function random_grid(width, height)
  local seed = 2024
  local grid = {}
  for y = 1, height do
    local row = {}
    for x = 1, width do
      seed = seed * 16807 % 2147483647
      row[x] = seed % COLOURS
    end
    grid[y] = row
  end
  return grid
end

local function step(grid)
  local height = #grid
  local width = #grid[1]
  local changed = 0
  local result = {}
  for y = 1, height do
    local above = grid[(y + height - 2) % height + 1]
    local row = grid[y]
    local below = grid[y % height + 1]
    local new_row = {}
    for x = 1, width do
      local wanted = (row[x] + 1) % COLOURS
      local left = (x + width - 2) % width + 1
      local right = x % width + 1
      if above[x] == wanted
        or below[x] == wanted
        or row[left] == wanted
        or row[right] == wanted
        or above[left] == wanted
        or below[right] == wanted
      then
        new_row[x] = wanted
        changed = changed + 1
      else
        new_row[x] = row[x]
      end
    end
    result[y] = new_row
  end
  return result, changed
end

local function picture_line(row)
  local letters = ".:+*#@"
  local line = {}
  for _, cell in ipairs(row) do
    line[#line + 1] = letters:sub(cell + 1, cell + 1)
  end
  return table.concat(line)
end

local function main(n)
  local grid = random_grid(80, 60)
  local checksum = 0
  for generation = 1, n do
    local changed
    grid, changed = step(grid)
    checksum = (checksum * 31 + changed) % 1000003
  end
  print("cells " .. n .. " " .. checksum .. " " .. picture_line(grid[8]):sub(1, 20))
end

main(tonumber(arg[1]) or 850)
