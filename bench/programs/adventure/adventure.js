// A text adventure: rooms, things, a wandering creature, commands parsed from text, rules that fire on the state of the world.
class CommandError extends Error {}

function remove(items, item) {
  items.splice(items.indexOf(item), 1);
}

class Thing {
  constructor(name, description, weight) {
    this.name = name;
    this.description = description;
    this.weight = weight;
    this.words = name.split(" ");
    this.flags = new Map();
  }

  matches(word) {
    return this.words.includes(word);
  }

  describe() {
    return this.description;
  }

  isOn(flag) {
    return this.flags.get(flag) || false;
  }

  turn(flag, value) {
    this.flags.set(flag, value);
  }
}

class Lamp extends Thing {
  constructor(name, description, oil) {
    super(name, description, 2);
    this.oil = oil;
  }

  describe() {
    const state = this.isOn("lit") ? "burning" : "dark";
    return this.description + " It is " + state + ".";
  }

  burn() {
    if (this.isOn("lit")) {
      this.oil -= 1;
      if (this.oil <= 0) {
        this.turn("lit", false);
        return true;
      }
    }
    return false;
  }
}

class Chest extends Thing {
  constructor(name, description, contents) {
    super(name, description, 50);
    this.contents = contents;
  }

  describe() {
    if (!this.isOn("open")) {
      return this.description + " It is closed.";
    }
    const names = this.contents.map((thing) => thing.name);
    if (names.length === 0) {
      return this.description + " It is empty.";
    }
    return this.description + " Inside: " + names.join(", ") + ".";
  }
}

function find(things, word) {
  for (const thing of things) {
    if (thing.matches(word)) {
      return thing;
    }
  }
  return null;
}

class Room {
  constructor(name, description, dark) {
    this.name = name;
    this.description = description;
    this.dark = dark;
    this.exits = new Map();
    this.things = [];
    this.visits = 0;
  }

  find(word) {
    return find(this.things, word);
  }

  describe(lit) {
    if (this.dark && !lit) {
      return "It is pitch dark here.";
    }
    const lines = ["== " + this.name + " ==", this.description];
    for (const thing of this.things) {
      lines.push("There is a " + thing.name + " here.");
    }
    lines.push("Exits: " + Array.from(this.exits.keys()).sort().join(", ") + ".");
    return lines.join("\n");
  }
}

class Creature {
  constructor(name, room, route) {
    this.name = name;
    this.room = room;
    this.route = route;
    this.step = 0;
    this.stolen = [];
  }

  act(world) {
    const direction = this.route[this.step % this.route.length];
    this.step += 1;
    if (this.room.exits.has(direction)) {
      this.room = this.room.exits.get(direction);
    }
    if (this.room === world.player.room) {
      world.say("A " + this.name + " scurries past.");
      for (const thing of world.player.things) {
        if (thing.isOn("shiny")) {
          remove(world.player.things, thing);
          this.stolen.push(thing);
          world.say("The " + this.name + " steals the " + thing.name + "!");
          break;
        }
      }
    } else if (this.stolen.length > 0) {
      this.room.things.push(this.stolen.pop());
    }
  }
}

class Player {
  constructor(room) {
    this.room = room;
    this.things = [];
    this.score = 0;
    this.moves = 0;
  }

  load() {
    return this.things.reduce((sum, thing) => sum + thing.weight, 0);
  }

  find(word) {
    return find(this.things, word);
  }

  hasLight() {
    for (const thing of this.things) {
      if (thing.isOn("lit")) {
        return true;
      }
    }
    return false;
  }
}

class Command {
  constructor(words) {
    this.words = words;
  }

  target(world) {
    if (this.words.length === 0) {
      throw new CommandError("What do you mean?");
    }
    for (const word of this.words) {
      const thing = world.player.find(word) || world.player.room.find(word);
      if (thing !== null) {
        return thing;
      }
    }
    throw new CommandError("There is no " + this.words.join(" ") + " here.");
  }

  run(world) {
    throw new CommandError("Nothing happens.");
  }
}

class Look extends Command {
  run(world) {
    if (this.words.length > 0) {
      world.say(this.target(world).describe());
    } else {
      world.say(world.player.room.describe(world.player.hasLight()));
    }
  }
}

class Go extends Command {
  run(world) {
    const direction = this.words.length > 0 ? this.words[0] : "nowhere";
    const room = world.player.room;
    if (!room.exits.has(direction)) {
      throw new CommandError("You cannot go " + direction + ".");
    }
    world.player.room = room.exits.get(direction);
    world.player.room.visits += 1;
    if (world.player.room.visits === 1) {
      world.player.score += 5;
    }
    new Look([]).run(world);
  }
}

class Take extends Command {
  run(world) {
    const thing = this.target(world);
    const player = world.player;
    if (player.things.includes(thing)) {
      throw new CommandError("You already have it.");
    }
    if (player.load() + thing.weight > 20) {
      throw new CommandError("That is too heavy.");
    }
    remove(player.room.things, thing);
    player.things.push(thing);
    world.say("Taken: " + thing.name + ".");
  }
}

class Drop extends Command {
  run(world) {
    const thing = this.target(world);
    if (!world.player.things.includes(thing)) {
      throw new CommandError("You do not have it.");
    }
    remove(world.player.things, thing);
    world.player.room.things.push(thing);
    world.say("Dropped.");
  }
}

class Open extends Command {
  run(world) {
    const thing = this.target(world);
    if (!(thing instanceof Chest)) {
      throw new CommandError("The " + thing.name + " does not open.");
    }
    if (thing.isOn("open")) {
      throw new CommandError("It is open.");
    }
    if (world.player.find("key") === null) {
      throw new CommandError("It is locked.");
    }
    thing.turn("open", true);
    world.player.room.things.push(...thing.contents);
    thing.contents = [];
    world.say("You open the " + thing.name + ".");
  }
}

class Light extends Command {
  run(world) {
    const thing = this.target(world);
    if (!(thing instanceof Lamp)) {
      throw new CommandError("The " + thing.name + " does not burn.");
    }
    thing.oil += 6;
    thing.turn("lit", true);
    world.say("The " + thing.name + " shines.");
  }
}

class Inventory extends Command {
  run(world) {
    if (world.player.things.length === 0) {
      world.say("You carry nothing.");
      return;
    }
    const names = world.player.things.map((thing) => thing.name.toUpperCase());
    names.sort();
    world.say("You carry: " + names.join(", ") + " (" + String(world.player.load()) + ").");
  }
}

class Rule {
  constructor(name, test, effect) {
    this.name = name;
    this.test = test;
    this.effect = effect;
    this.fired = 0;
  }

  apply(world) {
    if (this.test(world)) {
      this.fired += 1;
      this.effect(world);
    }
  }
}

const COMMANDS = new Map([
  ["look", Look],
  ["go", Go],
  ["take", Take],
  ["get", Take],
  ["drop", Drop],
  ["open", Open],
  ["light", Light],
  ["inventory", Inventory],
]);
const IGNORED = new Set(["the", "a", "at", "to"]);

class World {
  constructor() {
    this.rooms = new Map();
    this.output = [];
    this.rules = [];
    this.errors = 0;
    this.build();
    this.player = new Player(this.rooms.get("hall"));
    this.creature = new Creature("magpie", this.rooms.get("attic"), ["down", "east", "west", "up", "north", "south"]);
  }

  build() {
    const hall = this.room("hall", "A draughty hall with worn tiles.", false);
    const library = this.room("library", "Shelves reach into the gloom.", false);
    const cellar = this.room("cellar", "Water drips somewhere.", true);
    const garden = this.room("garden", "Nettles and an old well.", false);
    const attic = this.room("attic", "Dust, beams and a skylight.", false);
    const vault = this.room("vault", "The walls are of iron.", true);
    this.connect(hall, "north", library, "south");
    this.connect(hall, "down", cellar, "up");
    this.connect(hall, "east", garden, "west");
    this.connect(library, "up", attic, "down");
    this.connect(cellar, "north", vault, "south");
    hall.things.push(new Lamp("brass lamp", "A dented lamp.", 4));
    library.things.push(new Thing("heavy book", "It is about bees.", 8));
    garden.things.push(new Thing("rusty key", "It is almost eaten away.", 1));
    const coin = new Thing("gold coin", "Worth more than it looks.", 1);
    coin.turn("shiny", true);
    const crown = new Thing("silver crown", "A small crown.", 4);
    crown.turn("shiny", true);
    vault.things.push(new Chest("iron chest", "Bolted to the floor.", [coin, crown]));
    this.rules.push(new Rule("oil", (w) => w.lampDies(), (w) => w.say("Your lamp goes out.")));
    this.rules.push(new Rule("bees", (w) => w.inGardenWithBook(), (w) => w.reward(1, "The bees hum.")));
    this.rules.push(new Rule("rich", (w) => w.treasureInHall() === 2, (w) => w.reward(10, "You feel rich.")));
  }

  room(name, description, dark) {
    const room = new Room(name, description, dark);
    this.rooms.set(name, room);
    return room;
  }

  connect(a, direction, b, back) {
    a.exits.set(direction, b);
    b.exits.set(back, a);
  }

  lampDies() {
    const lamp = this.player.find("lamp");
    return lamp !== null && lamp.burn();
  }

  inGardenWithBook() {
    return this.player.room.name === "garden" && this.player.find("book") !== null;
  }

  treasureInHall() {
    return this.rooms.get("hall").things.filter((thing) => thing.isOn("shiny")).length;
  }

  reward(points, text) {
    this.player.score += points;
    this.say(text);
  }

  say(text) {
    this.output.push(text);
  }

  parse(line) {
    const words = line
      .toLowerCase()
      .split(" ")
      .filter((word) => word && !IGNORED.has(word));
    if (words.length === 0) {
      throw new CommandError("Pardon?");
    }
    const verb = words[0];
    if (this.player.room.exits.has(verb)) {
      return new Go([verb]);
    }
    if (!COMMANDS.has(verb)) {
      throw new CommandError("I do not know how to " + verb + ".");
    }
    return new (COMMANDS.get(verb))(words.slice(1));
  }

  turn(line) {
    this.say("> " + line);
    this.player.moves += 1;
    try {
      this.parse(line).run(this);
    } catch (error) {
      if (!(error instanceof CommandError)) {
        throw error;
      }
      this.errors += 1;
      this.say(error.message);
    }
    this.creature.act(this);
    for (const rule of this.rules) {
      rule.apply(this);
    }
  }
}

const STORY = `Look|take the lamp|inventory|go east|take the rusty key|look at key|WEST|light lamp|down|look|north|open chest
look at chest|take gold coin|get silver crown|south|up|drop coin|drop the crown|north|take book|open book|south|east
look|west|drop book|inventory|dance|go up|take unicorn||light key|down|light up the lamp|north|take chest|look|south|up
inventory|take coin|east|drop lamp|look at coin|west|north|up|look|down|south|drop key|take key`;

function digest(lines) {
  let total = 0;
  for (const line of lines) {
    total = (total * 31 + line.length) % 1000003;
    for (const letter of line.slice(0, 12)) {
      total = (total * 7 + letter.charCodeAt(0)) % 1000003;
    }
  }
  return total;
}

function main(n) {
  let checksum = 0;
  for (let round = 0; round < n; round++) {
    const world = new World();
    for (const line of STORY.split("\n").join("|").split("|")) {
      world.turn(line);
    }
    for (let step = 0; step < round % 9; step++) {
      world.turn(["north", "south", "east", "take coin", "west"][step % 5]);
    }
    const fired = world.rules.reduce((sum, rule) => sum + rule.fired, 0);
    checksum = (checksum * 5 + digest(world.output) + world.player.score * 100 + world.errors + fired) % 1000003;
  }
  console.log("adventure " + n + " " + checksum);
}

const args = typeof scriptArgs !== "undefined" ? scriptArgs : process.argv.slice(1);
main(args.length > 1 ? Number(args[1]) : 2400);
