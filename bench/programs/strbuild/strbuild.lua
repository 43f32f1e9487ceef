-- Making text: appending in a loop, joining, formatting numbers, padding, repeating, changing case.
local function csv_line(row)
  local fields = {}
  for i = 0, 7 do
    fields[#fields + 1] = tostring(row * 7 + i)
  end
  return table.concat(fields, ",")
end

local function padded(number, width)
  local text = tostring(number)
  return string.rep(" ", width - #text) .. text
end

local function spell(number)
  local digits = { "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine" }
  local text = ""
  local source = tostring(number)
  for i = 1, #source do
    if text ~= "" then
      text = text .. "-"
    end
    text = text .. digits[string.byte(source, i) - 48 + 1]
  end
  return text
end

local function main(n)
  local lines = {}
  local checksum = 0
  local page = ""
  for row = 0, n - 1 do
    lines[#lines + 1] = csv_line(row)
    local price = row * 1.25
    local line = string.format("%5d %-8s %8.2f|", row, "item" .. tostring(row % 10), price)
    line = line .. padded(row, 8) .. string.upper(spell(row))
    page = page .. line
    checksum = (checksum * 31 + #line + string.byte(line, row % #line + 1)) % 1000000007
    if row % 100 == 99 then
      local text = table.concat(lines, "\n")
      checksum = (checksum + #text + #page) % 1000000007
      lines = {}
      page = ""
    end
  end
  print("strbuild " .. n .. " " .. checksum)
end

main(tonumber(arg[1]) or 300000)
