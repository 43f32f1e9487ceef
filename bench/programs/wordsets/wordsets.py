# An index of documents: sets of words and sets of numbers, membership, union, intersection, difference, subset tests.
import sys


def make_documents(count):
    seed = 17
    documents = []
    for i in range(count):
        words = set()
        for j in range(30):
            seed = seed * 16807 % 2147483647
            words.add("word" + str(seed % 400 * (seed % 400) // 400))
        documents.append(words)
    return documents


def make_index(documents):
    index = {}
    for number, words in enumerate(documents):
        for word in words:
            if word not in index:
                index[word] = set()
            index[word].add(number)
    return index


class Search:
    def __init__(self, documents):
        self.documents = documents
        self.index = make_index(documents)

    def all_of(self, words):
        found = self.index.get(words[0], set())
        for word in words[1:]:
            found = found & self.index.get(word, set())
        return found

    def any_of(self, words):
        found = set()
        for word in words:
            found = found | self.index.get(word, set())
        return found

    def without(self, found, word):
        return found - self.index.get(word, set())

    def similar(self, number):
        words = self.documents[number]
        best = 0
        best_number = -1
        for other, other_words in enumerate(self.documents):
            if other != number:
                shared = len(words & other_words)
                if shared > best:
                    best = shared
                    best_number = other
        return best_number * 100 + best


def main(n):
    search = Search(make_documents(120))
    checksum = 0
    for round in range(n):
        a = "word" + str(round % 50)
        b = "word" + str(round % 70)
        c = "word" + str(round % 11)
        both = search.all_of([a, b])
        either = search.any_of([a, b, c])
        rest = search.without(either, c)
        if both <= either:
            checksum += 1
        if rest.isdisjoint(both):
            checksum += 3
        for number in either:
            if number in both:
                checksum += 7
            else:
                checksum += number
        checksum = (checksum * 3 + len(either) + len(rest) + search.similar(round % 120)) % 1000003
    print("wordsets", n, checksum)


main(int(sys.argv[1]) if len(sys.argv) > 1 else 6500)
