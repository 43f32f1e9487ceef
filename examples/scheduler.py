"""A cooperative scheduler made of generators: tasks, timers, channels, joining and cancelling, on a clock of its own.

A task is a generator. It yields what it waits for, an object with a method start(task), and is resumed with the result
or with an exception. Time is simulated: when no task can run, the clock jumps to the next timer.
"""


class Cancelled(Exception):
    """Thrown into a task at the place where it waits."""


class Sleep:
    def __init__(self, delay):
        self.delay = delay

    def start(self, task):
        task.scheduler.at(self.delay, task)


class Join:
    """Waits for another task; its result, or its error, becomes ours."""

    def __init__(self, other):
        self.other = other

    def start(self, task):
        if self.other.done:
            task.resume(self.other.result, self.other.error)
        else:
            self.other.joiners.append(task)


class Channel:
    """A queue with room for a few items: putting waits while it is full, getting while it is empty."""

    def __init__(self, room):
        self.room, self.items, self.getters, self.putters = room, [], [], []

    def put(self, item):
        return Request(self.putters, item, self)

    def get(self):
        return Request(self.getters, None, self)

    def settle(self):
        while True:
            if self.putters and len(self.items) < self.room:
                task, item = self.putters.pop(0)
                self.items.append(item)
                task.resume()
            elif self.getters and self.items:
                task, _ = self.getters.pop(0)
                task.resume(self.items.pop(0))
            else:
                return


class Request:
    def __init__(self, queue, item, channel):
        self.queue, self.item, self.channel = queue, item, channel

    def start(self, task):
        self.queue.append((task, self.item))
        self.channel.settle()


class Task:
    def __init__(self, scheduler, name, steps):
        self.scheduler, self.name, self.steps = scheduler, name, steps
        self.done, self.result, self.error, self.joiners = False, None, None, []

    def resume(self, value=None, error=None):
        """Makes the task ready; a task that is ready twice, because it was cancelled, runs once."""
        self.scheduler.ready.append((self, value, error))

    def cancel(self):
        self.resume(error=Cancelled(self.name))

    def step(self, value, error):
        if self.done:
            return
        try:
            wanted = self.steps.throw(error) if error else self.steps.send(value)
        except StopIteration as stop:
            self.finish(stop.value, None)
        except Exception as problem:
            self.finish(None, problem)
        else:
            wanted.start(self)

    def finish(self, result, error):
        self.done, self.result, self.error = True, result, error
        for joiner in self.joiners:
            joiner.resume(result, error)
        if error and not self.joiners:
            self.scheduler.log(f"{self.name} ended with {error!r}")


class Scheduler:
    def __init__(self):
        self.now, self.ready, self.timers = 0, [], []

    def spawn(self, name, steps):
        task = Task(self, name, steps)
        task.resume()
        return task

    def at(self, delay, task):
        self.timers.append((self.now + delay, len(self.timers), task))
        self.timers.sort(key=lambda timer: timer[:2], reverse=True)

    def log(self, *words):
        print(f"{self.now:4}:", *words)

    def run(self):
        while self.ready or self.timers:
            while self.ready:
                task, value, error = self.ready.pop(0)
                task.step(value, error)
            if self.timers:
                self.now, _, task = self.timers.pop()
                task.resume()


def cook(scheduler, name, counter, dishes, minutes):
    for dish in dishes:
        yield Sleep(minutes)
        scheduler.log(f"{name} has made {dish}")
        yield counter.put(dish)
    return len(dishes)


def waiter(scheduler, name, counter):
    served = 0
    try:
        while True:
            dish = yield counter.get()
            scheduler.log(f"{name} takes {dish} away")
            yield Sleep(5)
            served += 1
    except Cancelled:
        scheduler.log(f"{name} goes home after {served} dishes")
        return served


def clumsy(scheduler):
    yield Sleep(9)
    return 1 // (scheduler.now - 9)


def waiting_for(tasks):
    """Part of whichever task delegates to it: joins all the tasks and returns their results."""
    results = {}
    for task in tasks:
        try:
            results[task.name] = yield Join(task)
        except ZeroDivisionError as error:
            results[task.name] = f"{type(error).__name__}: {error}"
    return results


def restaurant(scheduler):
    counter = Channel(room=2)
    cooks = [
        scheduler.spawn("Ada", cook(scheduler, "Ada", counter, ["soup", "stew", "roast"], 3)),
        scheduler.spawn("Alan", cook(scheduler, "Alan", counter, ["cake", "ice", "coffee", "tea"], 1)),
        scheduler.spawn("Charles", clumsy(scheduler)),
    ]
    waiters = [scheduler.spawn("Grace", waiter(scheduler, "Grace", counter))]
    made = yield from waiting_for(cooks)
    scheduler.log("the kitchen is closed:", made)
    yield Sleep(30)
    for task in waiters:
        task.cancel()
    served = yield from waiting_for(waiters)
    scheduler.log("the house is closed:", served)
    raise RuntimeError("nobody did the dishes")


if __name__ == "__main__":
    house = Scheduler()
    house.spawn("the restaurant", restaurant(house))
    house.run()
