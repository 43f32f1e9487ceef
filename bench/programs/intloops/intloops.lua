-- Whole-number loops: Collatz lengths, Euclid's algorithm, powers modulo a prime, nested counting.
local floor = math.floor

local function longest_collatz(limit)
  local best = 0
  local best_start = 0
  for start = 1, limit - 1 do
    local n = start
    local steps = 0
    while n ~= 1 do
      if n % 2 == 0 then
        n = n / 2
      else
        n = 3 * n + 1
      end
      steps = steps + 1
    end
    if steps > best then
      best = steps
      best_start = start
    end
  end
  return best_start * 1000 + best
end

local function gcd(a, b)
  while b ~= 0 do
    a, b = b, a % b
  end
  return a
end

local function coprime_pairs(limit)
  local count = 0
  for a = 1, limit - 1 do
    for b = a, limit - 1 do
      if gcd(a, b) == 1 then
        count = count + 1
      end
    end
  end
  return count
end

local function power_mod(base, exponent, modulus)
  local result = 1
  while exponent > 0 do
    if exponent % 2 == 1 then
      result = result * base % modulus
    end
    base = base * base % modulus
    exponent = floor(exponent / 2)
  end
  return result
end

local function right_triangles(limit)
  local count = 0
  for a = 1, limit - 1 do
    for b = a, limit - 1 do
      local square = a * a + b * b
      local c = b + 1
      while c * c < square do
        c = c + 1
      end
      if c * c == square then
        count = count + 1
      end
    end
  end
  return count
end

local function main(n)
  local total = longest_collatz(n * 40)
  total = total + coprime_pairs(n)
  for i = 1, n * 5 - 1 do
    total = total + power_mod(i, 65537, 1000003) % 7
  end
  total = total + right_triangles(floor(n / 2))
  print("intloops " .. n .. " " .. total)
end

main(tonumber(arg[1]) or 1200)
