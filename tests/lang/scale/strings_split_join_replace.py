line = "alpha,beta,gamma,delta\n"
text = line * 20000
words = text.replace("\n", ",").split(",")
print(len(words), len(set(words)), len(text.splitlines()), text.count("gamma"), len(",".join(words)), text.find("zzz"), len(text.upper()), len(text.translate({97: "AA"})))
u = "naïve café €uro 😀 " * 10000
print(len(u), u.count("é"), len(u.split()), u.find("😀", 100000), len(u.encode()), u[50000:50010], sum(1 for c in u if c.isalpha()))
total = 0
for i in range(0, len(u), 997): total += ord(u[i])
print(total)
