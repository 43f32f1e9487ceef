-- An index of documents: tables as sets of words and of numbers, membership, union, intersection, difference, subset tests.
local floor = math.floor

local function make_documents(count)
  local seed = 17
  local documents = {}
  for i = 1, count do
    local words = {}
    for j = 1, 30 do
      seed = seed * 16807 % 2147483647
      words["word" .. tostring(floor(seed % 400 * (seed % 400) / 400))] = true
    end
    documents[i] = words
  end
  return documents
end

local function make_index(documents)
  local index = {}
  for number, words in ipairs(documents) do
    for word in pairs(words) do
      if not index[word] then
        index[word] = {}
      end
      index[word][number - 1] = true
    end
  end
  return index
end

local function intersection(a, b)
  local result = {}
  for item in pairs(a) do
    if b[item] then
      result[item] = true
    end
  end
  return result
end

local function union(a, b)
  local result = {}
  for item in pairs(a) do
    result[item] = true
  end
  for item in pairs(b) do
    result[item] = true
  end
  return result
end

local function difference(a, b)
  local result = {}
  for item in pairs(a) do
    if not b[item] then
      result[item] = true
    end
  end
  return result
end

local function size(set)
  local count = 0
  for _ in pairs(set) do
    count = count + 1
  end
  return count
end

local function is_subset(a, b)
  for item in pairs(a) do
    if not b[item] then
      return false
    end
  end
  return true
end

local function is_disjoint(a, b)
  for item in pairs(a) do
    if b[item] then
      return false
    end
  end
  return true
end

local Search = {}
Search.__index = Search

function Search.new(documents)
  return setmetatable({ documents = documents, index = make_index(documents) }, Search)
end

function Search:all_of(words)
  local found = self.index[words[1]] or {}
  for i = 2, #words do
    found = intersection(found, self.index[words[i]] or {})
  end
  return found
end

function Search:any_of(words)
  local found = {}
  for _, word in ipairs(words) do
    found = union(found, self.index[word] or {})
  end
  return found
end

function Search:without(found, word)
  return difference(found, self.index[word] or {})
end

function Search:similar(number)
  local words = self.documents[number + 1]
  local best = 0
  local best_number = -1
  for i, other_words in ipairs(self.documents) do
    local other = i - 1
    if other ~= number then
      local shared = size(intersection(words, other_words))
      if shared > best then
        best = shared
        best_number = other
      end
    end
  end
  return best_number * 100 + best
end

local function main(n)
  local search = Search.new(make_documents(120))
  local checksum = 0
  for round = 0, n - 1 do
    local a = "word" .. tostring(round % 50)
    local b = "word" .. tostring(round % 70)
    local c = "word" .. tostring(round % 11)
    local both = search:all_of({ a, b })
    local either = search:any_of({ a, b, c })
    local rest = search:without(either, c)
    if is_subset(both, either) then
      checksum = checksum + 1
    end
    if is_disjoint(rest, both) then
      checksum = checksum + 3
    end
    for number in pairs(either) do
      if both[number] then
        checksum = checksum + 7
      else
        checksum = checksum + number
      end
    end
    checksum = (checksum * 3 + size(either) + size(rest) + search:similar(round % 120)) % 1000003
  end
  print("wordsets " .. n .. " " .. checksum)
end

main(tonumber(arg[1]) or 6500)
