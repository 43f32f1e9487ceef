import collections, pprint, types
p = pprint.pprint
p(collections.OrderedDict((i, str(i) * 10) for i in range(10)))
p(collections.defaultdict(list, {i: [i] * 5 for i in range(10)}))
p(collections.Counter("abracadabra" * 10), width=20)
p(collections.deque(range(50)))
p(collections.deque(range(50), maxlen=60), width=40)
p(collections.ChainMap({"a" * 30: 1}, {"b" * 30: 2, "c" * 30: 3}))
p(collections.UserDict({i: i * "x" for i in range(20)}))
p(collections.UserList(range(50)))
p(types.MappingProxyType({i: i * "x" for i in range(20)}))
p(types.SimpleNamespace(a=list(range(40)), b="q" * 40, c=3))
