# A string grown by one piece at a time, kept in an attribute.
import sys


class Page:
    def __init__(self):
        self.text = ""

    def write(self, piece):
        self.text += piece


def main(n):
    page = Page()
    for i in range(n):
        page.write("x")
    print(len(page.text))


main(int(sys.argv[1]))
