-- A chain of validators that raise: untaken pcalls, error and catch near and through frames, cleanup, re-raise.
local OrderError = {}
OrderError.__index = OrderError

function OrderError.new(message, code)
  return setmetatable({ message = message, code = code }, OrderError)
end

local StockError = setmetatable({}, OrderError)
StockError.__index = StockError

function StockError.new(message, code)
  return setmetatable({ message = message, code = code }, StockError)
end

local Ledger = {}
Ledger.__index = Ledger

function Ledger.new()
  return setmetatable({ open = 0, closed = 0 }, Ledger)
end

local function check_amount(amount)
  if amount % 7 == 0 then
    error(OrderError.new("bad amount", amount))
  end
  return amount * 2
end

local function check_stock(amount)
  if amount % 11 == 0 then
    error(StockError.new("sold out", amount % 13))
  end
  return check_amount(amount)
end

local function place(ledger, amount)
  ledger.open = ledger.open + 1
  local ok, result = pcall(check_stock, amount)
  ledger.closed = ledger.closed + 1
  if not ok then
    error(result)
  end
  return result
end

local function retry(ledger, amount)
  local ok, result = pcall(place, ledger, amount)
  if ok then
    return result
  end
  if getmetatable(result) == StockError and result.code % 2 == 0 then
    return result.code
  end
  error(result)
end

local function add(a, b)
  return a + b
end

local function safe_sum(values)
  local total = 0
  for _, value in ipairs(values) do
    local ok, sum = pcall(add, total, value)
    if ok then
      total = sum
    else
      total = 0
    end
  end
  return total
end

local function main(n)
  local ledger = Ledger.new()
  local total = 0
  local failures = 0
  local values = { 3, 1, 4, 1, 5, 9, 2, 6 }
  for i = 1, n do
    local ok, result = pcall(retry, ledger, i)
    if ok then
      total = total + result
    elseif getmetatable(result) == StockError then
      failures = failures + result.code + 1000
    else
      failures = failures + result.code % 10
    end
    total = total + safe_sum(values)
  end
  print("exceptions " .. n .. " " .. total .. " " .. failures .. " " .. ledger.open .. " " .. ledger.closed)
end

main(tonumber(arg[1]) or 1000000)
