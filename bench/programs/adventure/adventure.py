# A text adventure: rooms, things, a wandering creature, commands parsed from text, rules that fire on the state of the world.
import sys


class CommandError(Exception):
    pass


class Thing:
    def __init__(self, name, description, weight):
        self.name = name
        self.description = description
        self.weight = weight
        self.words = name.split(" ")
        self.flags = {}

    def matches(self, word):
        return word in self.words

    def describe(self):
        return self.description

    def is_on(self, flag):
        return self.flags.get(flag, False)

    def turn(self, flag, value):
        self.flags[flag] = value


class Lamp(Thing):
    def __init__(self, name, description, oil):
        super().__init__(name, description, 2)
        self.oil = oil

    def describe(self):
        state = "burning" if self.is_on("lit") else "dark"
        return self.description + " It is " + state + "."

    def burn(self):
        if self.is_on("lit"):
            self.oil -= 1
            if self.oil <= 0:
                self.turn("lit", False)
                return True
        return False


class Chest(Thing):
    def __init__(self, name, description, contents):
        super().__init__(name, description, 50)
        self.contents = contents

    def describe(self):
        if not self.is_on("open"):
            return self.description + " It is closed."
        names = [thing.name for thing in self.contents]
        if not names:
            return self.description + " It is empty."
        return self.description + " Inside: " + ", ".join(names) + "."


class Room:
    def __init__(self, name, description, dark=False):
        self.name = name
        self.description = description
        self.dark = dark
        self.exits = {}
        self.things = []
        self.visits = 0

    def find(self, word):
        for thing in self.things:
            if thing.matches(word):
                return thing
        return None

    def describe(self, lit):
        if self.dark and not lit:
            return "It is pitch dark here."
        lines = ["== " + self.name + " ==", self.description]
        for thing in self.things:
            lines.append("There is a " + thing.name + " here.")
        lines.append("Exits: " + ", ".join(sorted(self.exits)) + ".")
        return "\n".join(lines)


class Creature:
    def __init__(self, name, room, route):
        self.name = name
        self.room = room
        self.route = route
        self.step = 0
        self.stolen = []

    def act(self, world):
        direction = self.route[self.step % len(self.route)]
        self.step += 1
        if direction in self.room.exits:
            self.room = self.room.exits[direction]
        if self.room is world.player.room:
            world.say("A " + self.name + " scurries past.")
            for thing in world.player.things:
                if thing.is_on("shiny"):
                    world.player.things.remove(thing)
                    self.stolen.append(thing)
                    world.say("The " + self.name + " steals the " + thing.name + "!")
                    break
        elif self.stolen:
            self.room.things.append(self.stolen.pop())


class Player:
    def __init__(self, room):
        self.room = room
        self.things = []
        self.score = 0
        self.moves = 0

    def load(self):
        return sum([thing.weight for thing in self.things])

    def find(self, word):
        for thing in self.things:
            if thing.matches(word):
                return thing
        return None

    def has_light(self):
        for thing in self.things:
            if thing.is_on("lit"):
                return True
        return False


class Command:
    def __init__(self, words):
        self.words = words

    def target(self, world):
        if not self.words:
            raise CommandError("What do you mean?")
        for word in self.words:
            thing = world.player.find(word) or world.player.room.find(word)
            if thing is not None:
                return thing
        raise CommandError("There is no " + " ".join(self.words) + " here.")

    def run(self, world):
        raise CommandError("Nothing happens.")


class Look(Command):
    def run(self, world):
        if self.words:
            world.say(self.target(world).describe())
        else:
            world.say(world.player.room.describe(world.player.has_light()))


class Go(Command):
    def run(self, world):
        direction = self.words[0] if self.words else "nowhere"
        room = world.player.room
        if direction not in room.exits:
            raise CommandError("You cannot go " + direction + ".")
        world.player.room = room.exits[direction]
        world.player.room.visits += 1
        if world.player.room.visits == 1:
            world.player.score += 5
        Look([]).run(world)


class Take(Command):
    def run(self, world):
        thing = self.target(world)
        player = world.player
        if thing in player.things:
            raise CommandError("You already have it.")
        if player.load() + thing.weight > 20:
            raise CommandError("That is too heavy.")
        player.room.things.remove(thing)
        player.things.append(thing)
        world.say("Taken: " + thing.name + ".")


class Drop(Command):
    def run(self, world):
        thing = self.target(world)
        if thing not in world.player.things:
            raise CommandError("You do not have it.")
        world.player.things.remove(thing)
        world.player.room.things.append(thing)
        world.say("Dropped.")


class Open(Command):
    def run(self, world):
        thing = self.target(world)
        if not isinstance(thing, Chest):
            raise CommandError("The " + thing.name + " does not open.")
        if thing.is_on("open"):
            raise CommandError("It is open.")
        if world.player.find("key") is None:
            raise CommandError("It is locked.")
        thing.turn("open", True)
        world.player.room.things.extend(thing.contents)
        thing.contents = []
        world.say("You open the " + thing.name + ".")


class Light(Command):
    def run(self, world):
        thing = self.target(world)
        if not isinstance(thing, Lamp):
            raise CommandError("The " + thing.name + " does not burn.")
        thing.oil += 6
        thing.turn("lit", True)
        world.say("The " + thing.name + " shines.")


class Inventory(Command):
    def run(self, world):
        if not world.player.things:
            world.say("You carry nothing.")
            return
        names = [thing.name.upper() for thing in world.player.things]
        names.sort()
        world.say("You carry: " + ", ".join(names) + " (" + str(world.player.load()) + ").")


class Rule:
    def __init__(self, name, test, effect):
        self.name = name
        self.test = test
        self.effect = effect
        self.fired = 0

    def apply(self, world):
        if self.test(world):
            self.fired += 1
            self.effect(world)


class World:
    COMMANDS = {
        "look": Look,
        "go": Go,
        "take": Take,
        "get": Take,
        "drop": Drop,
        "open": Open,
        "light": Light,
        "inventory": Inventory,
    }
    IGNORED = {"the", "a", "at", "to"}

    def __init__(self):
        self.rooms = {}
        self.output = []
        self.rules = []
        self.errors = 0
        self.build()
        self.player = Player(self.rooms["hall"])
        self.creature = Creature("magpie", self.rooms["attic"], ["down", "east", "west", "up", "north", "south"])

    def build(self):
        hall = self.room("hall", "A draughty hall with worn tiles.", False)
        library = self.room("library", "Shelves reach into the gloom.", False)
        cellar = self.room("cellar", "Water drips somewhere.", True)
        garden = self.room("garden", "Nettles and an old well.", False)
        attic = self.room("attic", "Dust, beams and a skylight.", False)
        vault = self.room("vault", "The walls are of iron.", True)
        self.connect(hall, "north", library, "south")
        self.connect(hall, "down", cellar, "up")
        self.connect(hall, "east", garden, "west")
        self.connect(library, "up", attic, "down")
        self.connect(cellar, "north", vault, "south")
        hall.things.append(Lamp("brass lamp", "A dented lamp.", 4))
        library.things.append(Thing("heavy book", "It is about bees.", 8))
        garden.things.append(Thing("rusty key", "It is almost eaten away.", 1))
        coin = Thing("gold coin", "Worth more than it looks.", 1)
        coin.turn("shiny", True)
        crown = Thing("silver crown", "A small crown.", 4)
        crown.turn("shiny", True)
        vault.things.append(Chest("iron chest", "Bolted to the floor.", [coin, crown]))
        self.rules.append(Rule("oil", lambda w: w.lamp_dies(), lambda w: w.say("Your lamp goes out.")))
        self.rules.append(Rule("bees", lambda w: w.in_garden_with_book(), lambda w: w.reward(1, "The bees hum.")))
        self.rules.append(Rule("rich", lambda w: w.treasure_in_hall() == 2, lambda w: w.reward(10, "You feel rich.")))

    def room(self, name, description, dark):
        room = Room(name, description, dark)
        self.rooms[name] = room
        return room

    def connect(self, a, direction, b, back):
        a.exits[direction] = b
        b.exits[back] = a

    def lamp_dies(self):
        lamp = self.player.find("lamp")
        return lamp is not None and lamp.burn()

    def in_garden_with_book(self):
        return self.player.room.name == "garden" and self.player.find("book") is not None

    def treasure_in_hall(self):
        return len([thing for thing in self.rooms["hall"].things if thing.is_on("shiny")])

    def reward(self, points, text):
        self.player.score += points
        self.say(text)

    def say(self, text):
        self.output.append(text)

    def parse(self, line):
        words = [word for word in line.lower().split(" ") if word and word not in self.IGNORED]
        if not words:
            raise CommandError("Pardon?")
        verb = words[0]
        if verb in self.player.room.exits:
            return Go([verb])
        if verb not in self.COMMANDS:
            raise CommandError("I do not know how to " + verb + ".")
        return self.COMMANDS[verb](words[1:])

    def turn(self, line):
        self.say("> " + line)
        self.player.moves += 1
        try:
            self.parse(line).run(self)
        except CommandError as error:
            self.errors += 1
            self.say(str(error))
        self.creature.act(self)
        for rule in self.rules:
            rule.apply(self)


STORY = """Look|take the lamp|inventory|go east|take the rusty key|look at key|WEST|light lamp|down|look|north|open chest
look at chest|take gold coin|get silver crown|south|up|drop coin|drop the crown|north|take book|open book|south|east
look|west|drop book|inventory|dance|go up|take unicorn||light key|down|light up the lamp|north|take chest|look|south|up
inventory|take coin|east|drop lamp|look at coin|west|north|up|look|down|south|drop key|take key"""


def digest(lines):
    total = 0
    for line in lines:
        total = (total * 31 + len(line)) % 1000003
        for letter in line[:12]:
            total = (total * 7 + ord(letter)) % 1000003
    return total


def main(n):
    checksum = 0
    for round in range(n):
        world = World()
        for line in STORY.replace("\n", "|").split("|"):
            world.turn(line)
        for step in range(round % 9):
            world.turn(["north", "south", "east", "take coin", "west"][step % 5])
        fired = sum([rule.fired for rule in world.rules])
        checksum = (checksum * 5 + digest(world.output) + world.player.score * 100 + world.errors + fired) % 1000003
    print("adventure", n, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 2400)
