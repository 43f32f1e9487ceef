for s in ("hello World", "ÉTÉ straße", "ǆ ŉ", "ΣΊΣΥΦΟΣ", "", "123abc", "they're bill's"):
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold())
