# A timetable made by constraint solving: lessons as variables, rules as objects, propagation, backtracking, a printed plan.
import sys

DAYS = ["Mon", "Tue", "Wed", "Thu"]
HOURS = 2


class Contradiction(Exception):
    pass


class Slot:
    def __init__(self, number, day, hour, room):
        self.number = number
        self.day = day
        self.hour = hour
        self.room = room
        self.time = day * HOURS + hour

    def label(self):
        return "%s %d %s" % (DAYS[self.day], self.hour + 8, self.room.name)


class Room:
    def __init__(self, name, seats, features):
        self.name = name
        self.seats = seats
        self.features = features


class Lesson:
    def __init__(self, subject, teacher, group, size, needs):
        self.subject = subject
        self.teacher = teacher
        self.group = group
        self.size = size
        self.needs = needs
        self.domain = []
        self.slot = None
        self.rules = []

    def name(self):
        return self.subject + "/" + self.group

    def fits(self, slot):
        if slot.room.seats < self.size:
            return False
        return self.needs is None or self.needs in slot.room.features


class Rule:
    weight = 1

    def __init__(self, lessons):
        self.lessons = lessons
        for lesson in lessons:
            lesson.rules.append(self)

    def allows(self, lesson, slot, other, other_slot):
        return True

    def others(self, lesson):
        for other in self.lessons:
            if other is not lesson:
                yield other


class OnePerRoom(Rule):
    def allows(self, lesson, slot, other, other_slot):
        return slot.number != other_slot.number


class NotTogether(Rule):
    weight = 3

    def allows(self, lesson, slot, other, other_slot):
        return slot.time != other_slot.time


class DifferentDays(Rule):
    weight = 2

    def allows(self, lesson, slot, other, other_slot):
        return slot.day != other_slot.day


class Before(Rule):
    weight = 2

    def allows(self, lesson, slot, other, other_slot):
        if lesson is self.lessons[0]:
            return slot.time < other_slot.time
        return slot.time > other_slot.time


class DayOff(Rule):
    def __init__(self, lessons, day):
        super().__init__(lessons)
        self.day = day
        for lesson in lessons:
            lesson.domain = [slot for slot in lesson.domain if slot.day != day]


class Trail:
    def __init__(self):
        self.entries = []

    def save(self, lesson):
        self.entries.append((lesson, lesson.domain))

    def mark(self):
        return len(self.entries)

    def undo(self, mark):
        while len(self.entries) > mark:
            lesson, domain = self.entries.pop()
            lesson.domain = domain


class Solver:
    def __init__(self, lessons, limit):
        self.lessons = lessons
        self.trail = Trail()
        self.limit = limit
        self.tried = 0
        self.failed = 0
        self.solutions = []
        self.seed = 7

    def choose(self):
        best = None
        best_key = 0
        for lesson in self.lessons:
            if lesson.slot is None:
                pressure = 0
                for rule in lesson.rules:
                    pressure += rule.weight
                key = len(lesson.domain) * 100 - pressure
                if best is None or key < best_key:
                    best = lesson
                    best_key = key
        return best

    def narrow(self, lesson, slot):
        for rule in lesson.rules:
            for other in rule.others(lesson):
                if other.slot is not None:
                    continue
                kept = [choice for choice in other.domain if rule.allows(lesson, slot, other, choice)]
                if len(kept) < len(other.domain):
                    if not kept:
                        raise Contradiction(other.name())
                    self.trail.save(other)
                    other.domain = kept

    def solve(self):
        lesson = self.choose()
        if lesson is None:
            self.solutions.append(self.plan())
            return len(self.solutions) >= self.limit
        for slot in lesson.domain:
            self.tried += 1
            mark = self.trail.mark()
            lesson.slot = slot
            try:
                self.narrow(lesson, slot)
                if self.solve():
                    return True
            except Contradiction:
                self.failed += 1
            lesson.slot = None
            self.trail.undo(mark)
            if self.tried > 300:
                return True
        return False

    def plan(self):
        lines = []
        for lesson in self.lessons:
            lines.append("%-16s%-8s%s" % (lesson.name(), lesson.teacher, lesson.slot.label()))
        lines.sort()
        return "\n".join(lines)


class School:
    def __init__(self, variant):
        self.rooms = [
            Room("aula", 60, {"stage", "piano"}),
            Room("lab", 24, {"sinks"}),
            Room("r101", 30, set()),
        ]
        self.slots = []
        for day in range(len(DAYS)):
            for hour in range(HOURS):
                for room in self.rooms:
                    self.slots.append(Slot(len(self.slots), day, hour, room))
        self.lessons = []
        self.variant = variant
        self.add_lessons()
        for lesson in self.lessons:
            lesson.domain = [slot for slot in self.slots if lesson.fits(slot)]
        self.turn_domains()
        self.add_rules()

    def add_lessons(self):
        subjects = [
            ("maths", "Euler", 26, None),
            ("physics", "Curie", 22, "sinks"),
            ("music", "Grieg", 28, "piano"),
            ("latin", "Livia", 20, None),
            ("drama", "Ibsen", 25, "stage"),
        ]
        for group in ["1a", "1b", "2a", "2b"]:
            for subject, teacher, size, needs in subjects:
                self.lessons.append(Lesson(subject, teacher, group, size - self.variant % 3, needs))
            self.lessons.append(Lesson("maths+", "Euler", group, 24, None))

    def turn_domains(self):
        for i, lesson in enumerate(self.lessons):
            shift = (self.variant * 5 + i * 3) % len(lesson.domain)
            lesson.domain = lesson.domain[shift:] + lesson.domain[:shift]

    def by(self, attribute):
        result = {}
        for lesson in self.lessons:
            result.setdefault(getattr(lesson, attribute), []).append(lesson)
        return result

    def add_rules(self):
        OnePerRoom(self.lessons)
        for teacher, lessons in sorted(self.by("teacher").items()):
            NotTogether(lessons)
            if teacher == "Curie":
                DayOff(lessons, self.variant % 4)
        for group, lessons in sorted(self.by("group").items()):
            NotTogether(lessons)
            maths = [lesson for lesson in lessons if lesson.teacher == "Euler"]
            DifferentDays(maths)
            music = [lesson for lesson in lessons if lesson.subject in ("music", "drama")]
            Before(music)


def digest(text):
    total = 0
    for letter in text:
        total = (total * 31 + ord(letter)) % 1000003
    return total


def main(n):
    checksum = 0
    tried = 0
    for variant in range(n):
        solver = Solver(School(variant).lessons, 25)
        solver.solve()
        for plan in solver.solutions:
            checksum = (checksum * 3 + digest(plan)) % 1000003
        tried += solver.tried
        checksum = (checksum + solver.failed) % 1000003
    print("timetable", n, tried, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 270)
