"""A flight recorder that never allocates once it is flying.

Everything is made before take-off: a ring of samples, a table of counters, a list of alarms, all in one provider of 64 KiB.
The loop runs under @no_alloc; what does not fit is dropped by rule and counted, and the high-water marks say afterwards how
much head-room there was. (A program that only flies would say memory_lock("all") and never come back.)
"""

RATE, SECONDS = 50, 20

provider = MediumProvider()
samples = BoundedDeque(RATE * 4, provider=provider)                  # the last four seconds
alarms = BoundedList(32, provider=provider)
counters = BoundedDict(8, {"samples": 0, "overwritten": 0, "alarms": 0, "dropped": 0}, provider=provider)


def altitude(tick):
    return 1200.0 + tick * 1.5 - (tick % 97) * 3.25


def record(value):
    if not samples.try_push(value):                                  # full: the oldest goes
        samples.pop_left()
        samples.push(value)
        counters["overwritten"] += 1
    counters["samples"] += 1


def check(tick, value):
    if value - 1200.0 < tick * 0.25:
        counters["alarms"] += 1
        if not alarms.try_push(tick):                                # full: the first ones are the ones to keep
            counters["dropped"] += 1


@no_alloc
def fly():
    tick = 0
    while tick < RATE * SECONDS:
        value = altitude(tick)
        record(value)
        check(tick, value)
        tick += 1


@no_alloc
def mean(values):
    total = 0.0
    for value in values:
        total += value
    return total / len(values)


@no_alloc
def careless():
    return list(samples)                             # a new list: refused.  freehold: ignore[FH113]


def main():
    with memory_budget("flight", 64 * 1024) as budget:
        fly()
        print("the flight took", budget.peak, "bytes")
        recent = BoundedStr(40)
        recent += f"{samples[-1]:.2f} m, {samples[-2]:.2f} m"
        print("afterwards", recent, "took", budget.peak > 0)
    print(dict(counters))
    print(f"mean of the last {len(samples)} samples: {mean(samples):.1f}")
    print(f"alarms at {alarms[:3]}...; {alarms.high_water} of {alarms.capacity} places used")
    print(f"provider: {provider.high_water} of {provider.size} bytes used at most")
    try:
        careless()
    except MemoryLockedError as error:
        print(type(error).__name__, "in careless()")
    try:
        alarms.push(1000)
    except CapacityError as error:
        print(error, "-", error.value)


main()
