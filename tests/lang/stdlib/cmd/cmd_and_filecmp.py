"""A command interpreter, and files compared."""
import cmd, filecmp, io, os, tempfile
class Shell(cmd.Cmd):
    intro="welcome"; prompt="$ "
    def do_add(self, arg):
        "Add numbers: add 1 2"
        print(sum(map(int, arg.split())), file=self.stdout)
    def do_quit(self, arg): return True
    def help_topic(self): print("about topic", file=self.stdout)
    def do_shell(self, a): print("shell", a, file=self.stdout)
    def default(self, line): super().default(line); print("default", repr(line), file=self.stdout)
    def precmd(self, line): return line.lower()
    def emptyline(self): print("empty", file=self.stdout)
out=io.StringIO(); s=Shell(stdin=io.StringIO("ADD 1 2\nhelp\nhelp add\n?topic\nhelp nope\n\n!ls -l\nbogus x\n-x\nquit\nadd 9\n"), stdout=out); s.use_rawinput=False; s.cmdloop(); print(out.getvalue())
s.cmdqueue=["add 5 5","quit"]; s.cmdloop("again"); print(out.getvalue()[-60:], s.parseline("add  1 "), s.completenames("a"))
s.columnize([f"item{i}" for i in range(30)], 40); print(out.getvalue()[-300:])
with tempfile.TemporaryDirectory() as t:
    for d,fs in (("a",{"x":"1","y":"2","z":"3"}),("b",{"x":"1","y":"9","w":"0"})):
        os.makedirs(os.path.join(t,d,"sub"))
        for n,v in fs.items(): open(os.path.join(t,d,n),"w").write(v)
        open(os.path.join(t,d,"sub","k"),"w").write(d)
    A,B=os.path.join(t,"a"),os.path.join(t,"b")
    print(filecmp.cmp(A+"/x",B+"/x",shallow=False), filecmp.cmp(A+"/y",B+"/y",shallow=False), filecmp.cmpfiles(A,B,["x","y","z"],shallow=False))
    d=filecmp.dircmp(A,B); print(d.left_only,d.right_only,d.common,d.common_dirs,d.common_files,sorted(d.subdirs))
    os.chdir(t); filecmp.dircmp("a","b").report_full_closure() if 0 else print(filecmp.dircmp("a","b").left_list)
