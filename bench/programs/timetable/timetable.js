// A timetable made by constraint solving: lessons as variables, rules as objects, propagation, backtracking, a printed plan.
const DAYS = ["Mon", "Tue", "Wed", "Thu"];
const HOURS = 2;

class Contradiction extends Error {}

class Slot {
  constructor(number, day, hour, room) {
    this.number = number;
    this.day = day;
    this.hour = hour;
    this.room = room;
    this.time = day * HOURS + hour;
  }

  label() {
    return DAYS[this.day] + " " + String(this.hour + 8) + " " + this.room.name;
  }
}

class Room {
  constructor(name, seats, features) {
    this.name = name;
    this.seats = seats;
    this.features = features;
  }
}

class Lesson {
  constructor(subject, teacher, group, size, needs) {
    this.subject = subject;
    this.teacher = teacher;
    this.group = group;
    this.size = size;
    this.needs = needs;
    this.domain = [];
    this.slot = null;
    this.rules = [];
  }

  name() {
    return this.subject + "/" + this.group;
  }

  fits(slot) {
    if (slot.room.seats < this.size) {
      return false;
    }
    return this.needs === null || slot.room.features.has(this.needs);
  }
}

class Rule {
  constructor(lessons) {
    this.lessons = lessons;
    for (const lesson of lessons) {
      lesson.rules.push(this);
    }
  }

  get weight() {
    return 1;
  }

  allows(lesson, slot, other, otherSlot) {
    return true;
  }

  *others(lesson) {
    for (const other of this.lessons) {
      if (other !== lesson) {
        yield other;
      }
    }
  }
}

class OnePerRoom extends Rule {
  allows(lesson, slot, other, otherSlot) {
    return slot.number !== otherSlot.number;
  }
}

class NotTogether extends Rule {
  get weight() {
    return 3;
  }

  allows(lesson, slot, other, otherSlot) {
    return slot.time !== otherSlot.time;
  }
}

class DifferentDays extends Rule {
  get weight() {
    return 2;
  }

  allows(lesson, slot, other, otherSlot) {
    return slot.day !== otherSlot.day;
  }
}

class Before extends Rule {
  get weight() {
    return 2;
  }

  allows(lesson, slot, other, otherSlot) {
    if (lesson === this.lessons[0]) {
      return slot.time < otherSlot.time;
    }
    return slot.time > otherSlot.time;
  }
}

class DayOff extends Rule {
  constructor(lessons, day) {
    super(lessons);
    this.day = day;
    for (const lesson of lessons) {
      lesson.domain = lesson.domain.filter((slot) => slot.day !== day);
    }
  }
}

class Trail {
  constructor() {
    this.entries = [];
  }

  save(lesson) {
    this.entries.push([lesson, lesson.domain]);
  }

  mark() {
    return this.entries.length;
  }

  undo(mark) {
    while (this.entries.length > mark) {
      const [lesson, domain] = this.entries.pop();
      lesson.domain = domain;
    }
  }
}

class Solver {
  constructor(lessons, limit) {
    this.lessons = lessons;
    this.trail = new Trail();
    this.limit = limit;
    this.tried = 0;
    this.failed = 0;
    this.solutions = [];
    this.seed = 7;
  }

  choose() {
    let best = null;
    let bestKey = 0;
    for (const lesson of this.lessons) {
      if (lesson.slot === null) {
        let pressure = 0;
        for (const rule of lesson.rules) {
          pressure += rule.weight;
        }
        const key = lesson.domain.length * 100 - pressure;
        if (best === null || key < bestKey) {
          best = lesson;
          bestKey = key;
        }
      }
    }
    return best;
  }

  narrow(lesson, slot) {
    for (const rule of lesson.rules) {
      for (const other of rule.others(lesson)) {
        if (other.slot !== null) {
          continue;
        }
        const kept = other.domain.filter((choice) => rule.allows(lesson, slot, other, choice));
        if (kept.length < other.domain.length) {
          if (kept.length === 0) {
            throw new Contradiction(other.name());
          }
          this.trail.save(other);
          other.domain = kept;
        }
      }
    }
  }

  solve() {
    const lesson = this.choose();
    if (lesson === null) {
      this.solutions.push(this.plan());
      return this.solutions.length >= this.limit;
    }
    for (const slot of lesson.domain) {
      this.tried += 1;
      const mark = this.trail.mark();
      lesson.slot = slot;
      try {
        this.narrow(lesson, slot);
        if (this.solve()) {
          return true;
        }
      } catch (error) {
        if (!(error instanceof Contradiction)) {
          throw error;
        }
        this.failed += 1;
      }
      lesson.slot = null;
      this.trail.undo(mark);
      if (this.tried > 300) {
        return true;
      }
    }
    return false;
  }

  plan() {
    const lines = [];
    for (const lesson of this.lessons) {
      lines.push(lesson.name().padEnd(16) + lesson.teacher.padEnd(8) + lesson.slot.label());
    }
    lines.sort();
    return lines.join("\n");
  }
}

class School {
  constructor(variant) {
    this.rooms = [
      new Room("aula", 60, new Set(["stage", "piano"])),
      new Room("lab", 24, new Set(["sinks"])),
      new Room("r101", 30, new Set()),
    ];
    this.slots = [];
    for (let day = 0; day < DAYS.length; day++) {
      for (let hour = 0; hour < HOURS; hour++) {
        for (const room of this.rooms) {
          this.slots.push(new Slot(this.slots.length, day, hour, room));
        }
      }
    }
    this.lessons = [];
    this.variant = variant;
    this.addLessons();
    for (const lesson of this.lessons) {
      lesson.domain = this.slots.filter((slot) => lesson.fits(slot));
    }
    this.turnDomains();
    this.addRules();
  }

  addLessons() {
    const subjects = [
      ["maths", "Euler", 26, null],
      ["physics", "Curie", 22, "sinks"],
      ["music", "Grieg", 28, "piano"],
      ["latin", "Livia", 20, null],
      ["drama", "Ibsen", 25, "stage"],
    ];
    for (const group of ["1a", "1b", "2a", "2b"]) {
      for (const [subject, teacher, size, needs] of subjects) {
        this.lessons.push(new Lesson(subject, teacher, group, size - (this.variant % 3), needs));
      }
      this.lessons.push(new Lesson("maths+", "Euler", group, 24, null));
    }
  }

  turnDomains() {
    this.lessons.forEach((lesson, i) => {
      const shift = (this.variant * 5 + i * 3) % lesson.domain.length;
      lesson.domain = lesson.domain.slice(shift).concat(lesson.domain.slice(0, shift));
    });
  }

  by(attribute) {
    const result = new Map();
    for (const lesson of this.lessons) {
      const key = lesson[attribute];
      if (!result.has(key)) {
        result.set(key, []);
      }
      result.get(key).push(lesson);
    }
    return Array.from(result.entries()).sort((a, b) => (a[0] < b[0] ? -1 : 1));
  }

  addRules() {
    new OnePerRoom(this.lessons);
    for (const [teacher, lessons] of this.by("teacher")) {
      new NotTogether(lessons);
      if (teacher === "Curie") {
        new DayOff(lessons, this.variant % 4);
      }
    }
    for (const [group, lessons] of this.by("group")) {
      new NotTogether(lessons);
      new DifferentDays(lessons.filter((lesson) => lesson.teacher === "Euler"));
      new Before(lessons.filter((lesson) => lesson.subject === "music" || lesson.subject === "drama"));
    }
  }
}

function digest(text) {
  let total = 0;
  for (const letter of text) {
    total = (total * 31 + letter.charCodeAt(0)) % 1000003;
  }
  return total;
}

function main(n) {
  let checksum = 0;
  let tried = 0;
  for (let variant = 0; variant < n; variant++) {
    const solver = new Solver(new School(variant).lessons, 25);
    solver.solve();
    for (const plan of solver.solutions) {
      checksum = (checksum * 3 + digest(plan)) % 1000003;
    }
    tried += solver.tried;
    checksum = (checksum + solver.failed) % 1000003;
  }
  console.log("timetable " + n + " " + tried + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 270);
