# Paths by scheme, with the caller's own roots; variables.
import os
import sys
import sysconfig

own = dict(base="/b", platbase="/p", installed_base="/i", installed_platbase="/ip", userbase="/u", platlibdir="lib")
for scheme in ("posix_prefix", "posix_home", "posix_user"):
    print(scheme, sysconfig.get_paths(scheme, own))
print(sysconfig.get_path("purelib", vars={"base": "/x"}), sysconfig.get_path("scripts", expand=False))
print(sysconfig.get_path_names(), sysconfig.get_default_scheme(), sysconfig.get_preferred_scheme("user"))
print(sysconfig.get_platform() == f"linux-{os.uname().machine}", sysconfig.get_python_version())
print(sysconfig.get_config_var("prefix") == sys.prefix, sysconfig.get_config_vars("py_version_short", "nothing_such"))
for act in (lambda: sysconfig.get_path("nothing"), lambda: sysconfig.get_paths("nothing"),
            lambda: sysconfig.get_preferred_scheme("nothing")):
    try:
        act()
    except (KeyError, ValueError) as e:
        print(repr(e))
