from _helper import cal
