"""Counting words and letters, and arithmetic of counters."""
from collections import Counter

text = "the quick brown fox jumps over the lazy dog while seven wizards vex bold juniper pilots " * 3000
words = text.split()
total = 0
for _ in range(8):
    c = Counter(words)
    total += c["the"] + len(c.most_common(3))
    letters = Counter(text)
    total += letters["e"]
    numbers = Counter(i % 97 for i in range(20000))
    total += numbers.total()
    both = c + letters
    total += sum(both.values()) - sum((both - c).values())
print(total)
