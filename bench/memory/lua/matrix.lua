local Fraction = {}
Fraction.__index = Fraction

local function fraction(over, under) return setmetatable({over = over, under = under}, Fraction) end
function Fraction:times(other) return fraction(self.over * other.over % 65521, self.under * other.under % 65521) end

function Fraction:plus(other)
  return fraction((self.over * other.under + other.over * self.under) % 65521, self.under * other.under % 65521)
end

local function matrix(n, seed)
  local rows = {}
  for i = 0, n - 1 do
    local row = {}
    for j = 0, n - 1 do row[j + 1] = fraction(i * seed + j, j + 1) end
    rows[i + 1] = row
  end
  return rows
end

local function product(a, b)
  local n, result = #a, {}
  for i = 1, n do
    local line, row = {}, a[i]
    for j = 1, n do
      local sum = fraction(0, 1)
      for k = 1, n do sum = sum:plus(row[k]:times(b[k][j])) end
      line[j] = sum
    end
    result[i] = line
  end
  return result
end

local function work(n)
  local c, result = product(matrix(n, 3), matrix(n, 5)), 0
  for _, row in ipairs(c) do
    for _, x in ipairs(row) do result = result + x.over + x.under end
  end
  return result
end

return work, 32, 6
