-- Dense matrices as arrays of rows: product, transpose, power iteration, Gaussian elimination with pivoting.
local abs = math.abs

local function make(n, seed)
  local rows = {}
  for i = 1, n do
    local row = {}
    for j = 1, n do
      seed = seed * 16807 % 2147483647
      row[j] = seed % 1000 / 1000.0 + (i == j and 2.0 or 0.0)
    end
    rows[i] = row
  end
  return rows
end

local function transpose(a)
  local n = #a
  local result = {}
  for i = 1, n do
    local row = {}
    for j = 1, n do
      row[j] = a[j][i]
    end
    result[i] = row
  end
  return result
end

local function multiply(a, b)
  local n = #a
  local columns = transpose(b)
  local result = {}
  for i = 1, n do
    local row = a[i]
    local out = {}
    for j = 1, n do
      local column = columns[j]
      local total = 0.0
      for k = 1, n do
        total = total + row[k] * column[k]
      end
      out[j] = total
    end
    result[i] = out
  end
  return result
end

local function dominant_value(a, rounds)
  local n = #a
  local v = {}
  for i = 1, n do
    v[i] = 1.0
  end
  local length = 0.0
  for r = 1, rounds do
    local w = {}
    for i = 1, n do
      local total = 0.0
      local row = a[i]
      for j = 1, n do
        total = total + row[j] * v[j]
      end
      w[i] = total
    end
    length = 0.0
    for _, x in ipairs(w) do
      length = length + x * x
    end
    length = math.sqrt(length)
    v = {}
    for i, x in ipairs(w) do
      v[i] = x / length
    end
  end
  return length
end

local function determinant(a)
  local n = #a
  local m = {}
  for i, row in ipairs(a) do
    local copy = {}
    for j, x in ipairs(row) do
      copy[j] = x
    end
    m[i] = copy
  end
  local result = 1.0
  for column = 1, n do
    local pivot = column
    for row = column + 1, n do
      if abs(m[row][column]) > abs(m[pivot][column]) then
        pivot = row
      end
    end
    if m[pivot][column] == 0.0 then
      return 0.0
    end
    if pivot ~= column then
      m[pivot], m[column] = m[column], m[pivot]
      result = -result
    end
    local head = m[column]
    result = result * (head[column] / 4.0)
    for row = column + 1, n do
      local line = m[row]
      local factor = line[column] / head[column]
      for k = column, n do
        line[k] = line[k] - factor * head[k]
      end
    end
  end
  return result
end

local function main(n)
  local a = make(n, 7)
  local b = make(n, 11)
  local c = multiply(a, b)
  local trace = 0.0
  for i = 1, n do
    trace = trace + c[i][i]
  end
  local value = dominant_value(c, 20)
  local spread = determinant(transpose(a))
  print("matrix " .. n .. " " .. string.format("%.4f %.4f", trace, value) .. " " .. (spread < 0.0 and "minus" or "plus"))
end

main(tonumber(arg[1]) or 250)
