# A pattern matcher: pattern text to a syntax tree, tree to an automaton of states, matching by sets of states with a cache.
import sys


class PatternError(Exception):
    def __init__(self, message, position):
        super().__init__(message + " at " + str(position))
        self.position = position


class State:
    def __init__(self, number):
        self.number = number
        self.test = None
        self.next = None
        self.empty = []


class Builder:
    def __init__(self):
        self.states = []

    def state(self):
        state = State(len(self.states))
        self.states.append(state)
        return state


class Letter:
    def __init__(self, letter):
        self.letter = letter

    def accepts(self, letter):
        return letter == self.letter

    def build(self, builder, end):
        start = builder.state()
        start.test = self
        start.next = end
        return start

    def show(self):
        return self.letter


class AnyLetter(Letter):
    def __init__(self):
        super().__init__(".")

    def accepts(self, letter):
        return letter != "\n"


class LetterClass(Letter):
    def __init__(self, ranges, negated):
        super().__init__("[]")
        self.ranges = ranges
        self.negated = negated

    def accepts(self, letter):
        for low, high in self.ranges:
            if low <= letter <= high:
                return not self.negated
        return self.negated

    def show(self):
        parts = [low + "-" + high for low, high in self.ranges]
        return "[" + ("^" if self.negated else "") + "".join(parts) + "]"


class Nothing:
    def build(self, builder, end):
        return end

    def show(self):
        return ""


class Sequence:
    def __init__(self, first, second):
        self.first = first
        self.second = second

    def build(self, builder, end):
        return self.first.build(builder, self.second.build(builder, end))

    def show(self):
        return self.first.show() + self.second.show()


class Choice:
    def __init__(self, left, right):
        self.left = left
        self.right = right

    def build(self, builder, end):
        start = builder.state()
        start.empty.append(self.left.build(builder, end))
        start.empty.append(self.right.build(builder, end))
        return start

    def show(self):
        return "(" + self.left.show() + "|" + self.right.show() + ")"


class Optional:
    sign = "?"

    def __init__(self, inside):
        self.inside = inside

    def build(self, builder, end):
        start = builder.state()
        start.empty.append(self.inside.build(builder, end))
        start.empty.append(end)
        return start

    def show(self):
        return "(" + self.inside.show() + ")" + self.sign


class Repeat(Optional):
    sign = "*"

    def build(self, builder, end):
        loop = builder.state()
        loop.empty.append(self.inside.build(builder, loop))
        loop.empty.append(end)
        return loop


class RepeatOnce(Optional):
    sign = "+"

    def build(self, builder, end):
        loop = builder.state()
        start = self.inside.build(builder, loop)
        loop.empty.append(start)
        loop.empty.append(end)
        return start


class PatternParser:
    def __init__(self, text):
        self.text = text
        self.position = 0

    def parse(self):
        tree = self.choice()
        if self.position < len(self.text):
            raise PatternError("unexpected " + self.text[self.position], self.position)
        return tree

    def more(self):
        return self.position < len(self.text)

    def peek(self):
        return self.text[self.position] if self.position < len(self.text) else ""

    def take(self):
        if not self.more():
            raise PatternError("pattern ends", self.position)
        letter = self.text[self.position]
        self.position += 1
        return letter

    def choice(self):
        left = self.sequence()
        while self.peek() == "|":
            self.take()
            left = Choice(left, self.sequence())
        return left

    def sequence(self):
        tree = Nothing()
        while self.more() and self.peek() not in "|)":
            tree = Sequence(tree, self.repeated())
        return tree

    def repeated(self):
        tree = self.atom()
        while self.more() and self.peek() in "*+?":
            sign = self.take()
            if sign == "*":
                tree = Repeat(tree)
            elif sign == "+":
                tree = RepeatOnce(tree)
            else:
                tree = Optional(tree)
        return tree

    def atom(self):
        letter = self.take()
        if letter == "(":
            tree = self.choice()
            if self.peek() != ")":
                raise PatternError("missing )", self.position)
            self.take()
            return tree
        if letter == "[":
            return self.letter_class()
        if letter == ".":
            return AnyLetter()
        if letter == "\\":
            return self.escape(self.take())
        if letter in "*+?":
            raise PatternError("nothing to repeat", self.position - 1)
        return Letter(letter)

    def escape(self, letter):
        if letter == "d":
            return LetterClass([("0", "9")], False)
        if letter == "w":
            return LetterClass([("a", "z"), ("A", "Z"), ("0", "9"), ("_", "_")], False)
        return Letter(letter)

    def letter_class(self):
        negated = False
        if self.peek() == "^":
            self.take()
            negated = True
        ranges = []
        while self.peek() != "]":
            low = self.take()
            high = low
            if self.peek() == "-":
                self.take()
                high = self.take()
            ranges.append((low, high))
        self.take()
        return LetterClass(ranges, negated)


class Situation:
    def __init__(self, key, states, final):
        self.key = key
        self.states = states
        self.final = final
        self.moves = {}


class Pattern:
    def __init__(self, text):
        self.tree = PatternParser(text).parse()
        builder = Builder()
        self.end = builder.state()
        self.start = self.tree.build(builder, self.end)
        self.size = len(builder.states)
        self.situations = {}
        self.first = self.situation([self.start])

    def situation(self, states):
        reached = set()
        waiting = list(states)
        while waiting:
            state = waiting.pop()
            if state.number not in reached:
                reached.add(state.number)
                waiting.extend(state.empty)
        numbers = sorted(reached)
        key = ",".join([str(number) for number in numbers])
        known = self.situations.get(key)
        if known is None:
            known = Situation(key, self.testing(states, set()), self.end.number in reached)
            self.situations[key] = known
        return known

    def testing(self, states, seen):
        result = []
        for state in states:
            if state.number in seen:
                continue
            seen.add(state.number)
            if state.test is not None:
                result.append(state)
            result.extend(self.testing(state.empty, seen))
        return result

    def move(self, situation, letter):
        following = situation.moves.get(letter)
        if following is None:
            states = [state.next for state in situation.states if state.test.accepts(letter)]
            following = self.situation(states)
            situation.moves[letter] = following
        return following

    def longest_at(self, text, start):
        situation = self.first
        end = start if situation.final else -1
        position = start
        while position < len(text) and situation.states:
            situation = self.move(situation, text[position])
            position += 1
            if situation.final:
                end = position
        return end

    def find_all(self, text):
        found = []
        position = 0
        while position < len(text):
            end = self.longest_at(text, position)
            if end > position:
                found.append(text[position:end])
                position = end
            else:
                position += 1
        return found


PATTERNS = ["[a-z]+ing", "\\d+(\\.\\d+)?", "(ab|a)(bc|c)*d?", "[^ ,.]+@[a-z]+\\.(com|org)", "\\w+(, \\w+)+", "x*y+z?", "(r|s)(e|i)d"]
BROKEN = ["(ab", "*a", "a|(b", "[a"]
TEXT = """The king was singing, running and 3.14 rings while mail to ann@site.org or bob@host.com cost 12 or 7.50,
red, sid, rid abcbcd acccd ab xxyyz yz xz walking under_score A1, B2, C3 done."""


def main(n):
    checksum = 0
    errors = 0
    for round in range(n):
        for text in PATTERNS:
            pattern = Pattern(text)
            found = pattern.find_all(TEXT)
            for part in found:
                checksum = (checksum * 31 + len(part) + ord(part[0])) % 1000003
            checksum = (checksum + pattern.size + len(pattern.situations) + len(pattern.tree.show())) % 1000003
        for text in BROKEN:
            try:
                Pattern(text)
            except PatternError as error:
                errors += error.position
    print("matcher", n, checksum, errors)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
