-- Primes by crossing out in an array of flags, then sums over the array of primes found.
local floor = math.floor

local function primes_below(limit)
  local flags = {}
  for i = 1, limit - 1 do
    flags[i] = true
  end
  flags[1] = false
  local i = 2
  while i * i < limit do
    if flags[i] then
      for multiple = i * i, limit - 1, i do
        flags[multiple] = false
      end
    end
    i = i + 1
  end
  local primes = {}
  for n = 1, limit - 1 do
    if flags[n] then
      primes[#primes + 1] = n
    end
  end
  return primes
end

local function widest_gap(primes)
  local widest = 0
  for i = 2, #primes do
    local gap = primes[i] - primes[i - 1]
    if gap > widest then
      widest = gap
    end
  end
  return widest
end

local function digit_sums(primes)
  local total = 0
  for _, prime in ipairs(primes) do
    while prime > 0 do
      total = total + prime % 10
      prime = floor(prime / 10)
    end
  end
  return total
end

local function main(n)
  local primes = primes_below(n)
  print("sieve " .. n .. " " .. #primes .. " " .. primes[#primes] .. " " .. widest_gap(primes) .. " " .. digit_sums(primes))
end

main(tonumber(arg[1]) or 6000000)
