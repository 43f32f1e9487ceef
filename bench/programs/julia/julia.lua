-- Escape times of a Julia set on a grid: float arithmetic in a tight loop.
local function escape_time(x, y, cx, cy, limit)
  local steps = 0
  while steps < limit do
    local xx = x * x
    local yy = y * y
    if xx + yy > 4.0 then
      break
    end
    y = 2.0 * x * y + cy
    x = xx - yy + cx
    steps = steps + 1
  end
  return steps
end

local function main(n)
  local total = 0
  local edge = 0
  for row = 0, n - 1 do
    local y = 3.0 * row / n - 1.5
    for column = 0, n - 1 do
      local x = 3.0 * column / n - 1.5
      local steps = escape_time(x, y, -0.7269, 0.1889, 100)
      total = total + steps
      if steps == 100 then
        edge = edge + 1
      end
    end
  end
  print("julia " .. n .. " " .. total .. " " .. edge)
end

main(tonumber(arg[1]) or 650)
