import _helper
_helper.call(lambda: 1 / 0)
