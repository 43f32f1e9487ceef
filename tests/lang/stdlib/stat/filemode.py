import stat
for m in (0o100644, 0o40755, 0o120777, 0o104755, 0o102644, 0o41777, 0o10600, 0): print(stat.filemode(m), stat.S_ISDIR(m), stat.S_ISREG(m), oct(stat.S_IMODE(m)), oct(stat.S_IFMT(m)))
