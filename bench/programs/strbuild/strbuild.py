# Making text: appending in a loop, joining, formatting numbers, padding, repeating, changing case.
import sys


def csv_line(row):
    fields = []
    for i in range(8):
        fields.append(str(row * 7 + i))
    return ",".join(fields)


def padded(number, width):
    text = str(number)
    return " " * (width - len(text)) + text


def spell(number):
    digits = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    text = ""
    for letter in str(number):
        if text:
            text += "-"
        text += digits[ord(letter) - 48]
    return text


def main(n):
    lines = []
    checksum = 0
    page = ""
    for row in range(n):
        lines.append(csv_line(row))
        price = row * 1.25
        line = "%5d %-8s %8.2f|" % (row, "item" + str(row % 10), price)
        line += padded(row, 8) + spell(row).upper()
        page += line
        checksum = (checksum * 31 + len(line) + ord(line[row % len(line)])) % 1000000007
        if row % 100 == 99:
            text = "\n".join(lines)
            checksum = (checksum + len(text) + len(page)) % 1000000007
            lines = []
            page = ""
    print("strbuild", n, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 300000)
