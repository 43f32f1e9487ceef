-- Dictionary compression of text and back: a table keyed by growing strings, an array of codes, text put together again.
local floor = math.floor

local function make_text(count)
  local syllables = { "ka", "lo", "mi", "ne", "ru", "si", "ta", "vo", " ", ". " }
  local seed = 101
  local parts = {}
  for i = 1, count do
    seed = seed * 16807 % 2147483647
    parts[#parts + 1] = syllables[floor(seed % 1000 * (seed % 1000) / 100000) + 1]
  end
  return table.concat(parts)
end

local function first_codes()
  local codes = {}
  for code = 0, 127 do
    codes[string.char(code)] = code
  end
  return codes
end

local function compress(text)
  local codes = first_codes()
  local next_code = 128
  local result = {}
  local current = ""
  for i = 1, #text do
    local letter = text:sub(i, i)
    local longer = current .. letter
    if codes[longer] then
      current = longer
    else
      result[#result + 1] = codes[current]
      if next_code < 4096 then
        codes[longer] = next_code
        next_code = next_code + 1
      end
      current = letter
    end
  end
  if current ~= "" then
    result[#result + 1] = codes[current]
  end
  return result
end

local function expand(codes)
  local words = {}
  for code = 0, 127 do
    words[code] = string.char(code)
  end
  local next_code = 128
  local previous = words[codes[1]]
  local parts = { previous }
  for i = 2, #codes do
    local word = words[codes[i]]
    if not word then
      word = previous .. previous:sub(1, 1)
    end
    parts[#parts + 1] = word
    if next_code < 4096 then
      words[next_code] = previous .. word:sub(1, 1)
      next_code = next_code + 1
    end
    previous = word
  end
  return table.concat(parts)
end

local function main(n)
  local text = make_text(20000)
  local checksum = 0
  for round = 0, n - 1 do
    local part = text:sub(round % 50 + 1)
    local codes = compress(part)
    if expand(codes) ~= part then
      error("the text came back changed")
    end
    checksum = (checksum * 7 + #codes + codes[floor(#codes / 2) + 1]) % 1000003
  end
  print("lzw " .. n .. " " .. #text .. " " .. checksum)
end

main(tonumber(arg[1]) or 160)
