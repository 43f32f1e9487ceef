# Doubtful sets warn at the line of the script.
import re
import warnings


def use(pattern):
    re.sub(pattern, "", "")


with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    re.compile("[[a]x")
    re.search("[a&&b]x", "")
    use("[ --b]x")
    use("[a~~b||c]x")
for w in caught:
    print(w.category.__name__, w.message, w.filename == __file__, w.lineno)
