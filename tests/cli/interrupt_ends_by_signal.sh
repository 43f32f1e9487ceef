# KeyboardInterrupt that nobody catches: the program ends by SIGINT. Not so an exit with 130, or a subclass.
cat >run.py <<'P'
import subprocess, sys
for args in (["-c", "raise KeyboardInterrupt"], ["-c", "class K(KeyboardInterrupt): pass\nraise K"], ["mod.py"], ["-m", "mod"], ["-"],
             ["-c", "import sys; sys.exit(130)"], ["-c", "exec('raise KeyboardInterrupt')"], ["-c", "import mod"],
             ["-c", "import sys\nsys.excepthook = lambda *a: print('hook')\nraise KeyboardInterrupt"],
             ["-c", "import atexit\natexit.register(print, 'bye')\nraise KeyboardInterrupt"],
             ["-c", "try: raise KeyboardInterrupt\nexcept BaseException: raise SystemExit(4)"],
             ["-c", "import signal, os\nprint('said')\nos.kill(os.getpid(), 2)\nfor i in range(10**7): pass"],
             ["-c", "import signal\nsignal.signal(2, signal.SIG_IGN)\nraise KeyboardInterrupt"]):
    r = subprocess.run([*sys.argv[1:], *args], input=b"raise KeyboardInterrupt", capture_output=True)
    print(r.returncode, args[-1].replace("\n", "; "), r.stdout, r.stderr.splitlines()[-1:])
P
echo 'raise KeyboardInterrupt' >mod.py
$VM run.py $VM
