-- A spelling aid: edit distances between words by dynamic programming, and longest common parts by a table of rows.
local floor = math.floor

local VOCABULARY = { "mountain", "fountain", "captain", "certain", "maintain", "contain", "bargain", "curtain", "villain", "chieftain" }

local function misspell(word, seed)
  local letters = "aeioutnrs"
  local position = seed % #word
  local kind = seed % 3
  local letter = letters:sub(seed % 9 + 1, seed % 9 + 1)
  if kind == 0 then
    return word:sub(1, position) .. word:sub(position + 2)
  end
  if kind == 1 then
    return word:sub(1, position) .. letter .. word:sub(position + 2)
  end
  return word:sub(1, position) .. letter .. word:sub(position + 1)
end

local function distance(a, b)
  local previous = {}
  for j = 0, #b do
    previous[j + 1] = j
  end
  for i = 1, #a do
    local current = { i }
    for j = 1, #b do
      local best = previous[j]
      if a:sub(i, i) ~= b:sub(j, j) then
        best = best + 1
        if previous[j + 1] + 1 < best then
          best = previous[j + 1] + 1
        end
      end
      if current[j] + 1 < best then
        best = current[j] + 1
      end
      current[j + 1] = best
    end
    previous = current
  end
  return previous[#b + 1]
end

local function zeros(count)
  local result = {}
  for i = 1, count do
    result[i] = 0
  end
  return result
end

local function common_part(a, b)
  local rows = { zeros(#b + 1) }
  local best = 0
  local last = 0
  for i = 1, #a do
    local row = zeros(#b + 1)
    for j = 1, #b do
      if a:sub(i, i) == b:sub(j, j) then
        row[j + 1] = rows[i][j] + 1
        if row[j + 1] > best then
          best = row[j + 1]
          last = i
        end
      end
    end
    rows[#rows + 1] = row
  end
  return a:sub(last - best + 1, last)
end

local function nearest(word)
  local best = ""
  local best_distance = 1000
  for _, candidate in ipairs(VOCABULARY) do
    local d = distance(word, candidate)
    if d < best_distance then
      best_distance = d
      best = candidate
    end
  end
  return best, best_distance
end

local function main(n)
  local seed = 8
  local right = 0
  local total = 0
  for i = 0, n - 1 do
    seed = seed * 16807 % 2147483647
    local word = VOCABULARY[i % 10 + 1]
    local wrong = misspell(misspell(word, seed), floor(seed / 16))
    local found, d = nearest(wrong)
    if found == word then
      right = right + 1
    end
    total = total + d * 10 + #common_part(wrong, word)
  end
  print("editdist " .. n .. " " .. right .. " " .. total)
end

main(tonumber(arg[1]) or 7000)
