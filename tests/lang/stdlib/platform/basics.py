import platform
print(platform.python_version().startswith("3.11."), platform.python_version_tuple()[:2], platform.system())
print(platform.uname().system, platform.architecture()[0], len(platform.uname()), platform.uname()._fields)
print(platform.machine() in platform.platform(), platform.platform(terse=True).startswith("Linux-"))
print(platform.mac_ver(), platform.win32_ver())
