-- A staff list sorted by fields: comparison functions, composite order, descending order, grouping of the sorted list.
local floor = math.floor

local TOWNS = { "Oslo", "Bergen", "Tromso", "Alta", "Bodo", "Hamar", "Molde" }

local Person = {}
Person.__index = Person

function Person.new(number, name, town, age, wage)
  return setmetatable({ number = number, name = name, town = town, age = age, wage = wage }, Person)
end

local function make_staff(count)
  local staff = {}
  local seed = 4711
  for i = 0, count - 1 do
    seed = seed * 16807 % 2147483647
    local name = "p" .. tostring(seed % 7919)
    local town = TOWNS[seed % 7 + 1]
    staff[#staff + 1] = Person.new(i, name, town, 20 + seed % 45, seed % 90001)
  end
  return staff
end

local function sorted(items, before)
  local copy = {}
  for i, item in ipairs(items) do
    copy[i] = item
  end
  table.sort(copy, before)
  return copy
end

local function groups(staff)
  local result = {}
  for _, person in ipairs(staff) do
    if not result[person.town] then
      result[person.town] = {}
    end
    local group = result[person.town]
    group[#group + 1] = person
  end
  return result
end

local function digest(staff)
  local total = 0
  for i = 1, #staff, 5 do
    total = (total * 31 + staff[i].number) % 1000000007
  end
  return total
end

local function by_wage_order(a, b)
  return a.wage * 1000 + a.number < b.wage * 1000 + b.number
end

local function by_name_order(a, b)
  if a.name ~= b.name then
    return a.name < b.name
  end
  return a.number < b.number
end

local function by_age_order(a, b)
  if a.age ~= b.age then
    return a.age < b.age
  end
  return by_name_order(a, b)
end

local function main(n)
  local staff = make_staff(1000)
  local checksum = 0
  for round = 0, n - 1 do
    local by_wage = sorted(staff, by_wage_order)
    checksum = (checksum + digest(by_wage)) % 1000000007
    local by_age = sorted(staff, by_age_order)
    checksum = (checksum + digest(by_age)) % 1000000007
    for town, people in pairs(groups(by_wage)) do
      table.sort(people, by_name_order)
      checksum = (checksum + people[floor(#people / 2) + 1].number * #town) % 1000000007
    end
    local by_name = sorted(staff, function(a, b) return by_name_order(b, a) end)
    checksum = (checksum + digest(by_name)) % 1000000007
    staff[round % 1000 + 1].wage = round * 37 % 90001
  end
  print("sortkeys " .. n .. " " .. checksum)
end

main(tonumber(arg[1]) or 700)
