# Reading text: lines, words, trimming, letter case, searching, replacing, prefixes, characters one by one.
import sys

WORDS = ["the", "River", "running", "under", "Bridge", "water", "singing", "over", "stones", "a", "miller", "walking"]


def make_text(lines):
    seed = 31
    out = []
    for i in range(lines):
        if i % 9 == 0:
            out.append("# Chapter " + str(i // 9) + " ")
            continue
        words = []
        for j in range(10):
            seed = seed * 16807 % 2147483647
            word = WORDS[seed % 12]
            if seed % 7 == 0:
                word += ","
            words.append(word)
        out.append("  " + " ".join(words) + ".")
    return "\n".join(out)


class Scan:
    def __init__(self):
        self.counts = {}
        self.headings = 0
        self.hits = 0
        self.length = 0
        self.vowels = 0
        self.endings = 0

    def heading(self, line):
        self.headings += len(line[10:])

    def words(self, line):
        for word in line.split(" "):
            word = word.strip(".,;").lower()
            self.counts[word] = self.counts.get(word, 0) + 1
            if word.endswith("ing"):
                self.endings += 1

    def search(self, line, part):
        position = line.find(part)
        while position >= 0:
            self.hits += position
            position = line.find(part, position + 1)

    def letters(self, line):
        for letter in line:
            if letter == "e" or letter == "i":
                self.vowels += 1

    def text(self, text):
        for line in text.split("\n"):
            line = line.strip()
            if line.startswith("#"):
                self.heading(line)
                continue
            self.words(line)
            self.search(line, "er")
            self.letters(line[5:25])
            self.length += len(line.replace("ing", "ed").upper())


def main(n):
    text = make_text(300)
    scan = Scan()
    for round in range(n):
        scan.text(text)
    print("textscan", n, scan.headings, scan.hits, scan.vowels, scan.endings, scan.length, scan.counts["river"], len(scan.counts))


main(int(sys.argv[1]) if len(sys.argv) > 1 else 600)
