local REQUESTS = {}
for i = 0, 399 do
  REQUESTS[i + 1] = string.format("GET /items/%d?page=%d&size=20&sort=name HTTP/1.1\nHost: example.org\nAccept: text/html\nUser: u%d\n" ..
                                  "Cookie: a=%d; b=%d; c=xyz", i, i % 9, i % 31, i, i * 7)
end

local function request(text)
  local r = {query = {}, headers = {}, cookies = {}}
  local first, rest = text:match("^([^\n]*)\n(.*)$")
  local target
  r.method, target, r.version = first:match("^(%S+) (%S+) (%S+)$")
  local query
  r.path, query = target:match("^([^?]*)%?(.*)$")
  for name, value in query:gmatch("([^=&]+)=([^&]*)") do r.query[name] = value end
  for name, value in rest:gmatch("([^\n:]+): ([^\n]*)") do r.headers[name:lower()] = value end
  for name, value in r.headers.cookie:gmatch("([^=; ]+)=([^;]*)") do r.cookies[name] = value end
  return r
end

local function reply(r)
  local rows, body = {}, {}
  for i = 0, tonumber(r.query.page) + 2 do
    rows[#rows + 1] = {id = i, name = r.path .. "/" .. i, user = r.headers.user}
  end
  for _, row in ipairs(rows) do
    body[#body + 1] = ("<li>{id}: {name} ({user})</li>"):gsub("{(%w+)}", row)
  end
  return r.version .. " 200 OK\n\n<ul>" .. table.concat(body) .. "</ul>"
end

local function work()
  local size = 0
  for _, text in ipairs(REQUESTS) do size = size + #reply(request(text)) end
  return size
end

return work, 0, 12
