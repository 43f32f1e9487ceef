# json.loads of records: strings, ints, floats, lists, dicts.
import json

text = json.dumps([{"id": i, "name": f"user {i}", "email": f"user{i}@example.com", "score": i * 1.5, "tags": ["a", "bc", "def"],
                    "active": i % 2 == 0, "parent": None, "position": {"x": i / 7, "y": -i}} for i in range(200)])
n = 0
for _ in range(300):
    n += len(json.loads(text))
print(n)
