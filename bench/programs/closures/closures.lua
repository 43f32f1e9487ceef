-- Functions as values: counters that share a cell, composed stages, map/filter/fold over lists, memoising wrapper.
local function make_account(balance)
  local function deposit(amount)
    balance = balance + amount
    return balance
  end

  local function withdraw(amount)
    if amount > balance then
      return balance
    end
    balance = balance - amount
    return balance
  end

  return deposit, withdraw
end

local function compose(f, g)
  return function(x)
    return g(f(x))
  end
end

local function adder(n)
  return function(x)
    return x + n
  end
end

local function multiplier(n)
  return function(x)
    return x * n
  end
end

local function apply_each(f, items)
  local result = {}
  for _, item in ipairs(items) do
    result[#result + 1] = f(item)
  end
  return result
end

local function keep(predicate, items)
  local result = {}
  for _, item in ipairs(items) do
    if predicate(item) then
      result[#result + 1] = item
    end
  end
  return result
end

local function fold(f, start, items)
  local value = start
  for _, item in ipairs(items) do
    value = f(value, item)
  end
  return value
end

local function memoised(f)
  local seen = {}
  return function(x)
    if seen[x] == nil then
      seen[x] = f(x)
    end
    return seen[x]
  end
end

local function main(n)
  local deposit, withdraw = make_account(100)
  local balances = 0
  for i = 0, n * 20 - 1 do
    deposit(i % 17)
    balances = balances + withdraw(i % 23)
  end
  local stage = adder(1)
  for i = 2, 7 do
    stage = compose(stage, i % 2 == 0 and adder(i) or multiplier(i % 3))
  end
  local items = {}
  for i = 0, 49 do
    items[#items + 1] = i
  end
  local checksum = 0
  for i = 0, n - 1 do
    local shifted = apply_each(function(x) return x * 3 + i end, items)
    local odd = keep(function(x) return x % 2 == 1 end, shifted)
    checksum = (checksum + fold(function(a, b) return (a * 31 + b) % 65521 end, i, odd)) % 1000003
    checksum = checksum + stage(i)
  end
  local cube = memoised(function(x) return x * x * x end)
  for i = 0, n * 10 - 1 do
    checksum = (checksum + cube(i % 100)) % 1000003
  end
  print("closures " .. n .. " " .. string.format("%d", balances) .. " " .. checksum)
end

main(tonumber(arg[1]) or 50000)
