"""An index of words by their letters with defaultdicts."""
from collections import defaultdict

words = [f"{a}{b}{c}" for a in "abcdefghijklmnop" for b in "qrstuvwxyz" for c in range(60)]
total = 0
for _ in range(12):
    index = defaultdict(list)
    counts = defaultdict(int)
    for w in words:
        index[w[0]].append(w)
        counts[w[1]] += 1
        counts[len(w)] += 1
    total += sum(map(len, index.values())) + counts["q"]
print(total)
