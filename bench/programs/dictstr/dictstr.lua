-- A stock book keyed by article names: insertion, lookup, update, removal, iteration in a table with string keys.
local floor = math.floor

local function make_names(count)
  local starts = { "bolt", "gear", "hinge", "lamp", "motor", "nail", "panel", "relay", "screw", "valve" }
  local colours = { "red", "green", "blue", "black", "white" }
  local names = {}
  for i = 0, count - 1 do
    names[#names + 1] = starts[i % 10 + 1] .. "-" .. colours[i % 7 % 5 + 1] .. "-" .. tostring(i)
  end
  return names
end

local function main(n)
  local names = make_names(1000)
  local stock = {}
  local seed = 42
  local missing = 0
  for i = 0, n - 1 do
    seed = seed * 16807 % 2147483647
    local name = names[seed % 1000 + 1]
    if stock[name] ~= nil then
      stock[name] = stock[name] + i % 5
    else
      stock[name] = 1
    end
    seed = seed * 16807 % 2147483647
    local other = names[seed % 1000 + 1]
    local amount = stock[other]
    if amount == nil then
      missing = missing + 1
    elseif amount > 60 then
      stock[other] = nil
    end
  end
  local total = 0
  for round = 1, floor(n / 5000) do
    for name, amount in pairs(stock) do
      total = total + amount * #name
    end
    for _, name in ipairs(names) do
      if stock[name] == nil then
        missing = missing + 1
      end
    end
  end
  local size = 0
  for _ in pairs(stock) do
    size = size + 1
  end
  print("dictstr " .. n .. " " .. size .. " " .. total .. " " .. missing)
end

main(tonumber(arg[1]) or 2000000)
