-- Long multiplication and division done by hand on arrays of four-digit limbs, least significant first.
local floor = math.floor
local BASE = 10000

local function from_small(n)
  local limbs = {}
  while n > 0 do
    limbs[#limbs + 1] = n % BASE
    n = floor(n / BASE)
  end
  return limbs
end

local function add(a, b)
  local result = {}
  local carry = 0
  for i = 1, math.max(#a, #b) do
    local total = carry
    if i <= #a then
      total = total + a[i]
    end
    if i <= #b then
      total = total + b[i]
    end
    result[i] = total % BASE
    carry = floor(total / BASE)
  end
  if carry > 0 then
    result[#result + 1] = carry
  end
  return result
end

local function trim(limbs)
  while #limbs > 0 and limbs[#limbs] == 0 do
    table.remove(limbs)
  end
  return limbs
end

local function multiply(a, b)
  local result = {}
  for i = 1, #a + #b do
    result[i] = 0
  end
  for i = 1, #a do
    local carry = 0
    local x = a[i]
    for j = 1, #b do
      local total = result[i + j - 1] + x * b[j] + carry
      result[i + j - 1] = total % BASE
      carry = floor(total / BASE)
    end
    result[i + #b] = result[i + #b] + carry
  end
  return trim(result)
end

local function divide_small(a, divisor)
  local result = {}
  for i = 1, #a do
    result[i] = 0
  end
  local rest = 0
  for i = #a, 1, -1 do
    local total = rest * BASE + a[i]
    result[i] = floor(total / divisor)
    rest = total % divisor
  end
  return trim(result), rest
end

local function to_text(a)
  if #a == 0 then
    return "0"
  end
  local parts = { tostring(a[#a]) }
  for i = #a - 1, 1, -1 do
    local text = tostring(a[i])
    parts[#parts + 1] = string.rep("0", 4 - #text) .. text
  end
  return table.concat(parts)
end

local function power(base, exponent)
  local result = from_small(1)
  local square = from_small(base)
  while exponent > 0 do
    if exponent % 2 == 1 then
      result = multiply(result, square)
    end
    exponent = floor(exponent / 2)
    if exponent > 0 then
      square = multiply(square, square)
    end
  end
  return result
end

local function main(n)
  local product = from_small(1)
  local sum = from_small(0)
  for i = 1, n do
    product = multiply(product, from_small(i))
    sum = add(sum, product)
  end
  local high = power(7, n * 2)
  local rests = 0
  for divisor = 2, 39 do
    local quotient, rest = divide_small(high, divisor)
    rests = rests + rest + #quotient
  end
  local text = to_text(sum)
  print("limbs " .. n .. " " .. text:sub(1, 20) .. " " .. #text .. " " .. to_text(high):sub(-20) .. " " .. rests)
end

main(tonumber(arg[1]) or 2500)
