# -u: what is written is there at once, also where the program is killed; without it, not.
unset PYTHONUNBUFFERED
P='import sys, os
print("text", end="")
sys.stdout.buffer.write(b"bytes")
sys.stdout.write(" more\n")
os.kill(os.getpid(), 9)'
{
    for o in -B -u; do
        $VM $o -c "$P" >out
        cat out
    done
    PYTHONUNBUFFERED=x $VM -c "$P" >out
    cat out
} 2>/dev/null
