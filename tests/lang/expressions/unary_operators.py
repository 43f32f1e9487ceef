print(-5, +5, ~5, - -5, not 5, not 0, not [], not not 1, -True, ~True, -1.5, -(2**70), ~(2**70), -0.0, -(1+2j))
print(not 1 == 2, -2 ** 2, (-2) ** 2, 2 ** -1, -2 ** -2, not True is False)
