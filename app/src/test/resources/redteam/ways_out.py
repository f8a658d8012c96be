"""Tries each way out of a sealed container. A line a try: its name, a tab, "held" or "BROKEN", a tab, what was seen."""
import glob
import os
import re
import socket
import subprocess
import time
import urllib.parse

MARK = "se-red-team"
BASE = urllib.parse.urlparse(os.environ["ANTHROPIC_BASE_URL"])
GATEWAY = "/run/se/gateway.sock"


def attempt(name, attack):
    """An attack gives what it got; nothing, or an exception, is a refusal."""
    begun = time.monotonic()
    try:
        got = attack()
        said = repr(got)[:300]
    except Exception as refused:
        got = None
        said = f"{type(refused).__name__} {refused}"[:100].replace("\n", " ")
    print(name, "BROKEN" if got else "held", said, f"{time.monotonic() - begun:.3f} s", sep="\t", flush=True)


def connected(family, kind, address):
    with socket.socket(family, kind) as way:
        way.settimeout(3)
        way.connect(address)
        return address


def sent(family, address):
    with socket.socket(family, socket.SOCK_DGRAM) as way:
        way.settimeout(1)
        way.sendto(b"\x12\x34\x01\0\0\1\0\0\0\0\0\0\7example\3com\0\0\1\0\1", address)
        return way.recv(512)


def asked(words, family=socket.AF_UNIX, address=GATEWAY):
    """The status of an answer that gives something."""
    with socket.socket(family) as way:
        way.settimeout(5)
        way.connect(address)
        way.sendall(words if isinstance(words, bytes) else words.encode("latin-1"))
        answer = way.recv(2000)
        return answer[:200] if re.match(rb"HTTP/1.1 (2|101)", answer) else None


def request(method, target, *headers):
    lines = [f"{method} {target} HTTP/1.1", *(headers or ["Host: x"]), "Content-Length: 0", "Connection: close", "", ""]
    return "\r\n".join(lines)


SYSTEM_CALL = "$! = 0; my @words = map { /^-?[0-9]+$/ ? $_ + 0 : $_ } @ARGV; " \
    "my $got = syscall(shift @words, @words); if ($got == -1) { print STDERR $!; exit 1 } print $got"


def called(*words):
    """What the kernel says to a system call by its number; Python has no way to it here, Perl does."""
    ended = subprocess.run(["perl", "-e", SYSTEM_CALL, *map(str, words)], capture_output=True, text=True, timeout=20)
    if ended.returncode:
        raise OSError(ended.stderr)
    return "done: " + ended.stdout


def listening():
    """Ports that somebody listens on, but the one to the gateway."""
    ports = set()
    for table in "/proc/net/tcp", "/proc/net/tcp6":
        for line in open(table).readlines()[1:]:
            fields = line.split()
            if fields[3] == "0A":
                ports.add(int(fields[1].split(":")[1], 16))
    return ports - {BASE.port}


def read(path):
    with open(path, "rb") as file:
        return file.read(100)


def written(path):
    with open(path, "w") as file:
        file.write(MARK)
    return path


def ran(*words):
    ended = subprocess.run(words, capture_output=True, timeout=20, stdin=subprocess.DEVNULL)
    return ended.stdout[-200:] + ended.stderr[-200:] if ended.returncode == 0 else None


def found(*tests):
    """Paths of the image; what this user may not look into is passed over."""
    ended = subprocess.run(["find", "/", "-xdev", *tests], capture_output=True, text=True, timeout=60)
    return ended.stdout.split("\n")[:-1]


def network():
    hosts = ["1.1.1.1", "169.254.169.254", "172.17.0.1", "10.0.0.1", "100.100.100.200", "0.0.0.0"]
    for host in hosts:
        for port in 22, 53, 80, 443, 853, 2375, 8080:
            attempt(f"tcp {host}:{port}", lambda: connected(socket.AF_INET, socket.SOCK_STREAM, (host, port)))
    for host in "2606:4700:4700::1111", "fd00:ec2::254", "::ffff:1.1.1.1", "fe80::1", "::1":
        attempt(f"tcp6 {host}", lambda: connected(socket.AF_INET6, socket.SOCK_STREAM, (host, 443)))
        attempt(f"udp6 {host}", lambda: sent(socket.AF_INET6, (host, 53)))
    for host in "8.8.8.8", "127.0.0.11", "127.0.0.53", "224.0.0.251", "255.255.255.255":
        attempt(f"udp {host}", lambda: sent(socket.AF_INET, (host, 53)))
    attempt("quic", lambda: sent(socket.AF_INET, ("1.1.1.1", 443)))
    attempt("icmp", lambda: socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_ICMP))
    attempt("ping", lambda: socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_ICMP)
            .sendto(b"\x08\0\xf7\xff\0\0\0\0", ("1.1.1.1", 0)))
    attempt("packets", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW))
    attempt("vsock", lambda: connected(40, socket.SOCK_STREAM, (2, 22)))
    for name in "example.com", "metadata.google.internal", "host.docker.internal", "localhost.evil.example.com":
        attempt(f"name {name}", lambda: socket.getaddrinfo(name, 80))
    attempt("other listeners", listening)
    attempt("abstract sockets", lambda: [line for line in open("/proc/net/unix") if "@" in line and "containerd" in line])
    for path in "/var/run/docker.sock", "/run/docker.sock", "/run/containerd/containerd.sock", "/run/systemd/private":
        attempt(f"socket {path}", lambda: connected(socket.AF_UNIX, socket.SOCK_STREAM, path))
    attempt("other sockets", lambda: [path for path in glob.glob("/run/**/*.sock", recursive=True) if path != GATEWAY])


def gateway():
    token = ["Host: x", "Authorization: Bearer " + "0" * 64]
    own = open(".git/HEAD").read() and "fix-20260102-aaaaaa/agent/1"
    repository = "/repository.git/info/refs?service=git-upload-pack"
    targets = ["/order", "/messages", "/resolutions", repository, repository.replace("upload", "receive"),
               "/repository.git/config", "/repository.git/HEAD", "/repository.git/objects/info/packs",
               "/octo/story-001.git/info/refs?service=git-upload-pack", f"/order?attempt={own}", f"/{own}/order",
               "/../sockets", "/api/runs", "/api/events", "/webhook", "/metrics", "/healthz", "/readyz", "/", "//order",
               "/model/v1/files", "/model/v1/models", "/model/v1/messages/batches", "/model/v1/../../order",
               "/model/%2e%2e/order", "/model/..;/order", "/%00", "http://api.github.com/user", "http://169.254.169.254/"]
    for target in targets:
        for method in "GET", "POST", "PUT", "DELETE":
            attempt(f"gateway {method} {target}", lambda: asked(request(method, target)))
        attempt(f"gateway with a token {target}", lambda: asked(request("GET", target, *token)))
    for target in "github.com:443", "127.0.0.1:2375", "gist.github.com:443", "169.254.169.254:80":
        attempt(f"gateway CONNECT {target}", lambda: asked(request("CONNECT", target, f"Host: {target}")))
    attempt("gateway Upgrade", lambda: asked(request("GET", "/order", "Host: x", "Upgrade: h2c", "Connection: Upgrade")))
    attempt("gateway smuggling", lambda: asked(
        "POST /model/v1/messages HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n"
        "0\r\n\r\nGET /order HTTP/1.1\r\nHost: x\r\n\r\n"))
    attempt("gateway HTTP/2", lambda: asked(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n" + b"\0" * 9))
    attempt("loopback REST", lambda: asked(request("GET", "/api/runs"), socket.AF_INET, (BASE.hostname, BASE.port)))
    key = ["Host: api.anthropic.com", "x-api-key: sk-ant-of-the-attacker", "anthropic-version: 2023-06-01"]
    for path in "/v1/files", "/v1/organizations/me", "/v1/messages/batches", "/v1/skills":
        attempt(f"an attacker's key {path}", lambda: asked(
            request("GET", BASE.path + path, *key), socket.AF_INET, (BASE.hostname, BASE.port)))
    for ref in "HEAD:refs/heads/main", "HEAD:refs/se/runs/fix-20260102-aaaaaa/agent/1", "HEAD:refs/heads/x.lock":
        attempt(f"push {ref}", lambda: ran("git", "push", f"http://{BASE.netloc}/repository.git", ref))
    for remote in "ext::sh -c touch% /tmp/x", "file:///etc", "/run/se", "--upload-pack=touch /tmp/x", "https://github.com/octo/x":
        attempt(f"fetch {remote}", lambda: ran("git", "ls-remote", remote))


def machine():
    for name in "environ", "maps", "mem", "auxv", "fd", "root", "cwd", "exe", "stack", "syscall", "io":
        attempt(f"/proc/1/{name}", lambda: os.listdir(f"/proc/1/{name}") if name in ("fd", "root", "cwd")
                else read(f"/proc/1/{name}"))
    attempt("ptrace", lambda: called(101, 16, 1, 0, 0))
    for name, number, words in (
            ("mount", 165, ("none", "/tmp", "tmpfs", 0, 0)), ("umount", 166, ("/run/se", 0)),
            ("unshare", 272, (0x10000000,)), ("setns", 308, (0, 0)), ("chroot", 161, ("/",)), ("pivot_root", 155, ("/", "/")),
            ("bpf", 321, (0, 0, 0)), ("perf_event_open", 298, (0, 0, -1, -1, 0)), ("keyctl", 250, (0, -3, 0, 0, 0)),
            ("init_module", 175, (0, 0, "")), ("kexec_load", 246, (0, 0, 0, 0)), ("reboot", 169, (0, 0, 0)),
            ("userfaultfd", 323, (0,)), ("setuid", 105, (0,)), ("mknod", 133, ("/tmp/disk", 0o60666, 0x800)),
            ("open_by_handle_at", 304, (0, 0, 0)), ("sethostname", 170, ("x", 1)), ("settimeofday", 164, (0, 0))):
        attempt(f"system call {name}", lambda: called(number, *words))
    for path in ("/proc/sys/kernel/core_pattern", "/proc/sysrq-trigger", "/sys/kernel/uevent_helper", "/proc/self/oom_score_adj.x",
                 "/sys/fs/cgroup/release_agent", "/sys/fs/cgroup/memory/memory.limit_in_bytes", "/sys/fs/cgroup/cgroup.procs",
                 "/sys/fs/cgroup/pids/pids.max", "/etc/ld.so.preload", "/etc/passwd", "/opt/se/runner.jar",
                 "/opt/se/java/conf/security/java.security", f"/run/se/{MARK}", f"/{MARK}", f"/var/tmp/{MARK}", f"/usr/bin/{MARK}",
                 f"/dev/{MARK}", f"/proc/1/root/{MARK}", f"/run/se/../{MARK}"):
        attempt(f"write {path}", lambda: written(path))
    for path in "/dev/mem", "/dev/kmsg", "/dev/sda", "/dev/fuse", "/dev/kvm", "/proc/kcore", "/proc/kallsyms.x", "/proc/sched_debug":
        attempt(f"read {path}", lambda: read(path))
    assert "/usr/bin/git" in found("-name", "git", "-type", "f"), "find sees nothing"
    attempt("setuid files", lambda: found("-perm", "/6000", "-type", "f"))
    for name in "apt", "apt-*", "dpkg", "dpkg-*", "libapt-*", "rpm", "apk", "snap", "flatpak":
        attempt(f"package manager {name}", lambda: found("-name", name, "!", "-path", "/var/lib/dpkg"))
    attempt("the database", lambda: found("-name", "se.db*"))
    attempt("a replaced socket", lambda: os.rename(GATEWAY, GATEWAY + ".old") or os.listdir("/run/se"))


for group in network, gateway, machine:
    group()
