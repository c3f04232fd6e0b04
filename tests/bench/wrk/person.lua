-- Requests of many people, for wrk: each of another person, on one of some paths, by chance, the
-- same ones for the same seed. The environment says what:
--   COOKIES  a file with the value of one session's cookie in each line
--   PATHS    a file with one path in each line; `{n}` is a number of up to NUMBERS
--   POST     a body to post instead, where `{key}` is another one in each
-- At the end one line of JSON says how many answers came, how fast, and how long they took.
local cookies, paths = {}, {}
local threads, posted = 0, 0
local numbers = tonumber(os.getenv("NUMBERS") or "1")
local post = os.getenv("POST")

local function lines(file)
  local all = {}
  for line in io.lines(file) do all[#all + 1] = line end
  return all
end

function setup(thread)
  threads = threads + 1
  thread:set("id", threads)
end

function init()
  cookies, paths = lines(os.getenv("COOKIES")), lines(os.getenv("PATHS"))
  math.randomseed(id * 7919 + tonumber(os.getenv("SEED") or "1"))
end

function request()
  local who = math.random(#cookies)
  local path = paths[math.random(#paths)]
  -- A line may be for one person: "3 /path" is for the third.
  local own, rest = path:match("^(%d+) (.*)$")
  if own then who, path = tonumber(own), rest end
  path = path:gsub("{n}", math.random(numbers))
  local headers = { Cookie = "sid=" .. cookies[who], Accept = "application/json" }
  if not post then return wrk.format("GET", path, headers) end
  posted = posted + 1
  headers["Content-Type"] = "application/json"
  headers["Genkan-Api"] = "1"
  headers["Idempotency-Key"] = string.format("bench-%d-%d-%d", os.time(), id, posted)
  return wrk.format("POST", path, headers, (post:gsub("{key}", posted)))
end

function done(summary, latency)
  local failed = summary.errors.status + summary.errors.connect + summary.errors.read +
    summary.errors.write + summary.errors.timeout
  io.write(string.format(
    '\n{"requests":%d,"failed":%d,"rps":%.1f,"p50_ms":%.3f,"p95_ms":%.3f,"p99_ms":%.3f}\n',
    summary.requests, failed, summary.requests * 1e6 / summary.duration,
    latency:percentile(50) / 1000, latency:percentile(95) / 1000, latency:percentile(99) / 1000))
end
