-- Reading text: lines, words, trimming, letter case, searching, replacing, prefixes, characters one by one.
local floor = math.floor

local WORDS = { "the", "River", "running", "under", "Bridge", "water", "singing", "over", "stones", "a", "miller", "walking" }

local function make_text(lines)
  local seed = 31
  local out = {}
  for i = 0, lines - 1 do
    if i % 9 == 0 then
      out[#out + 1] = "# Chapter " .. tostring(floor(i / 9)) .. " "
    else
      local words = {}
      for j = 1, 10 do
        seed = seed * 16807 % 2147483647
        local word = WORDS[seed % 12 + 1]
        if seed % 7 == 0 then
          word = word .. ","
        end
        words[#words + 1] = word
      end
      out[#out + 1] = "  " .. table.concat(words, " ") .. "."
    end
  end
  return table.concat(out, "\n")
end

local Scan = {}
Scan.__index = Scan

function Scan.new()
  return setmetatable({ counts = {}, headings = 0, hits = 0, length = 0, vowels = 0, endings = 0 }, Scan)
end

function Scan:heading(line)
  self.headings = self.headings + #line:sub(11)
end

function Scan:words(line)
  for word in line:gmatch("[^ ]+") do
    word = word:match("^[.,;]*(.-)[.,;]*$"):lower()
    self.counts[word] = (self.counts[word] or 0) + 1
    if word:sub(-3) == "ing" then
      self.endings = self.endings + 1
    end
  end
end

function Scan:search(line, part)
  local position = line:find(part, 1, true)
  while position do
    self.hits = self.hits + position - 1
    position = line:find(part, position + 1, true)
  end
end

function Scan:letters(line)
  for i = 1, #line do
    local letter = line:sub(i, i)
    if letter == "e" or letter == "i" then
      self.vowels = self.vowels + 1
    end
  end
end

function Scan:text(text)
  for line in text:gmatch("[^\n]+") do
    line = line:match("^%s*(.-)%s*$")
    if line:sub(1, 1) == "#" then
      self:heading(line)
    else
      self:words(line)
      self:search(line, "er")
      self:letters(line:sub(6, 25))
      self.length = self.length + #line:gsub("ing", "ed"):upper()
    end
  end
end

local function main(n)
  local text = make_text(300)
  local scan = Scan.new()
  for round = 1, n do
    scan:text(text)
  end
  local size = 0
  for _ in pairs(scan.counts) do
    size = size + 1
  end
  print(table.concat({ "textscan", n, scan.headings, scan.hits, scan.vowels, scan.endings, scan.length,
    scan.counts["river"], size }, " "))
end

main(tonumber(arg[1]) or 600)
