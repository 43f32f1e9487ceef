# Prints a program of n lines: functions, calls, expressions, a dict and some text.
import sys


def main(n):
    lines = ["total = 0", "names = {}"]
    number = 0
    while len(lines) < n - 10:
        name = "step_%d" % number
        lines.append("def %s(a, b=%d):" % (name, number % 97))
        lines.append("    c = a * 3 + b - %d" % (number % 1000))
        lines.append("    if c > 100 and a != b:")
        lines.append("        c = c %% 100 + len('text %d')" % (number % 50))
        lines.append("    for i in range(2):")
        lines.append("        c += i * a")
        lines.append("    return c")
        lines.append("")
        lines.append("total += %s(%d)" % (name, number % 17))
        lines.append("names['%s'] = total" % name)
        number += 1
    lines.append("print(len(names), total)")
    print("\n".join(lines))


main(int(sys.argv[1]))
