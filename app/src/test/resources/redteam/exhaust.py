"""Takes whatever it can get, and lets go of it again: what a line names is bounded, or "BROKEN". Then leaves two behind that do not go."""
import os
import signal
import subprocess
import time


def told(name, value, most):
    print(name, "held" if value <= most else "BROKEN", value, sep="\t")


def forks():
    children = []
    try:
        while len(children) < 5000:
            child = os.fork()
            if child == 0:
                signal.pause()
            children.append(child)
    except OSError:
        pass
    for child in children:
        os.kill(child, signal.SIGKILL)
    for child in children:
        os.waitpid(child, 0)
    return len(children)


def files():
    opened = []
    try:
        while len(opened) < 100_000:
            opened.append(os.open("/dev/null", os.O_RDONLY))
    except OSError:
        pass
    for each in opened:
        os.close(each)
    return len(opened)


def holes():
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    size = 1 << 50
    with open("/tmp/holes", "wb") as file:
        while size > 1:
            try:
                file.truncate(size)
                break
            except OSError:
                size //= 2
    os.remove("/tmp/holes")
    return size


def filled(folder):
    written = 0
    try:
        with open(folder + "/fill", "wb", buffering=0) as file:
            while written < 1 << 32:
                written += file.write(b"\0" * (1 << 20))
    except OSError:
        pass
    os.remove(folder + "/fill")
    return written


told("processes", forks(), 512)
told("open files", files(), 8192)
told("a file of holes", holes(), 2 << 30)
told("what fits into /tmp", filled("/tmp"), 512 << 20)
told("what fits into /home/se", filled("/home/se"), 256 << 20)
told("what fits into /dev/shm", filled("/dev/shm"), 64 << 20)
told("core files", int(subprocess.run(["sh", "-c", "ulimit -H -c"], capture_output=True).stdout), 0)
STUBBORN = "trap '' TERM HUP INT QUIT PIPE; while :; do : se-red-team-daemon; sleep 1; done"
for way in ["setsid", "sh", "-c", STUBBORN], ["setsid", "sh", "-c", "(" + STUBBORN + ") & exit"]:
    subprocess.Popen(way, stdin=subprocess.DEVNULL)
time.sleep(0.2)
