local WORDS = {}
for i = 0, 2999 do WORDS[i + 1] = "word" .. i % 101 end

local function work()
  local text, parts = table.concat(WORDS, " "), {}
  for word in text:gmatch("%S+") do parts[#parts + 1] = word:upper() .. "-" .. word:sub(2, 3) end
  local lines = {}
  for i = 1, #parts, 8 do
    local line = table.concat(parts, ", ", i, math.min(i + 7, #parts))
    lines[#lines + 1] = string.format("%6d: %s.", i - 1, line)
  end
  local page = table.concat(lines, "\n")
  local _, n = page:gsub("WORD7%-", "")
  return #page + n
end

return work, 0, 60
