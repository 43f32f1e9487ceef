"""Plants and curves out of rewriting rules, drawn by a turtle with characters.

A Lindenmayer system replaces each letter of a text by a rule, again and again. The turtle then reads the text: F draws a
step, + and - turn, [ and ] remember and return. Generators make the texts without ever holding one whole; the turtle's
place and heading are complex numbers, and turning is multiplying.
"""

import math


class LSystem:
    def __init__(self, title, start, angle, heading=0, **rules):
        self.title, self.start, self.rules = title, start, rules
        self.angle, self.heading = angle, heading

    def letters(self, depth, text=None):
        """Yields the letters of the text after depth rewritings, each as soon as it is known."""
        for letter in self.start if text is None else text:
            if depth > 0 and letter in self.rules:
                yield from self.letters(depth - 1, self.rules[letter])
            else:
                yield letter

    def count(self, depth):
        """How long the text is, without making it: counts of letters multiply."""
        counts = {}
        for letter in self.start:
            counts[letter] = counts.get(letter, 0) + 1
        for _ in range(depth):
            following = {}
            for letter, times in counts.items():
                for child in self.rules.get(letter, letter):
                    following[child] = following.get(child, 0) + times
            counts = following
        return sum(counts.values())

    def lines(self, depth):
        """Yields the turtle's steps as pairs of points."""
        turn = direction(self.angle)
        place, step, stack = 0j, direction(self.heading), []
        for letter in self.letters(depth):
            match letter:
                case "F" | "G":
                    yield place, place + step
                    place += step
                case "+":
                    step *= turn
                case "-":
                    step *= turn.conjugate()
                case "[":
                    stack.append((place, step))
                case "]":
                    place, step = stack.pop()


def direction(degrees):
    return complex(math.cos(math.radians(degrees)), math.sin(math.radians(degrees)))


class Canvas:
    """Dots in a grid of half blocks: each character shows two dots, one above the other."""

    SHAPES = " \u2580\u2584\u2588"  # none, upper, lower, both

    def __init__(self, width, height):
        self.width, self.height = width, height
        self.dots = set()

    @classmethod
    def of(cls, lines, width, height):
        """A canvas just large enough for the lines, in their proportions."""
        lines = list(lines)
        xs = [point.real for line in lines for point in line]
        ys = [point.imag for line in lines for point in line]
        wide, high = max(xs) - min(xs), max(ys) - min(ys)
        scale = min((width - 1) / max(wide, 1e-9), (height - 1) / max(high, 1e-9))
        canvas = cls(round(wide * scale) + 1, round(high * scale) + 1)
        corner = complex(min(xs), min(ys))
        for start, end in lines:
            canvas.draw((start - corner) * scale, (end - corner) * scale)
        return canvas

    def draw(self, start, end):
        steps = max(1, math.ceil(abs(end - start) * 2))
        for i in range(steps + 1):
            point = start + (end - start) * (i / steps)
            # A hair above the half, so that rounding never hangs on the last bit of a cosine.
            self.dots.add((math.floor(point.real + 0.5001), math.floor(point.imag + 0.5001)))

    def __iter__(self):
        """Rows of characters from the top."""
        for y in range(self.height - 1, -1, -2):
            row = (self.SHAPES[((x, y) in self.dots) + 2 * ((x, y - 1) in self.dots)] for x in range(self.width))
            yield "".join(row).rstrip()


SYSTEMS = [
    (LSystem("Koch's snowflake", "F--F--F", 60, F="F+F--F+F"), 3),
    (LSystem("Sierpinski's triangle", "F-G-G", 120, F="F-G+F+G-F", G="GG"), 4),
    (LSystem("Dragon curve", "FX", 90, X="X+YF+", Y="-FX-Y"), 8),
    (LSystem("Hilbert's curve", "A", 90, A="+BF-AFA-FB+", B="-AF+BFB+FA-"), 4),
    (LSystem("A weed", "X", 25, 90, X="F-[[X]+X]+F[+FX]-X", F="FF"), 4),
]


def main():
    for system, depth in SYSTEMS:
        canvas = Canvas.of(system.lines(depth), 64, 44)
        print(f"{system.title}: {system.count(depth):,} letters, {len(canvas.dots):,} dots;", end=" ")
        print(f"twenty rewritings would make {system.count(20):.2e} letters")
        for row in canvas:
            print("   ", row)
        print()


if __name__ == "__main__":
    main()
