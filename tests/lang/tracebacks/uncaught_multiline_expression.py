value = (
    1 +
    2 +
    int("x") +
    3
)
