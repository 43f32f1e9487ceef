import grp
import pwd

root = pwd.getpwuid(0)
print(root.pw_name, root.pw_uid, root[3], root.pw_dir, len(root), root == pwd.getpwnam("root"), root in pwd.getpwall())
print(repr(root).startswith("pwd.struct_passwd(pw_name='root', pw_passwd='x', pw_uid=0"))
g = grp.getgrgid(0)
print(g.gr_name, g.gr_gid, g.gr_mem, g == grp.getgrnam("root"), repr(g), g in grp.getgrall())
for f, a in ((pwd.getpwnam, "no-such-user"), (pwd.getpwuid, 54321), (grp.getgrnam, "no-such-group"), (grp.getgrgid, 54321), (pwd.getpwnam, 3)):
    try:
        f(a)
    except (KeyError, TypeError) as e:
        print(type(e).__name__, e)
