-- driver.lua PROGRAM: runs it as run.py runs the programs in Python, and prints its result and the least time.
local work, size, rounds = dofile(arg[1])
local best, result = math.huge, nil
for _ = 1, 3 do
  local start = os.clock()
  for _ = 1, rounds do result = work(size) end
  best = math.min(best, os.clock() - start)
end
print(string.format("%.0f %.6f", result, best))
