#!/usr/bin/env python3
"""The full-screen view of the log on a terminal: keys, another size, signals; it is left as it was.

usage: step.py DAICHO-REPLAY LEDGER
"""
import fcntl, os, pty, re, select, signal, struct, subprocess, sys, termios, time

replay, ledger = sys.argv[1:3]
passed = 0


def check(what, is_so, seen=""):
    global passed
    if not is_so:
        sys.exit(f"{what}\n{seen}")
    passed += 1


class Screen:
    """A terminal of our own, and what stands on it."""

    def __init__(self, *options, rows=30, columns=120):
        self.master, self.slave = pty.openpty()
        self.resize(rows, columns)
        self.before = termios.tcgetattr(self.slave)
        self.text = ""
        self.process = subprocess.Popen(
            [replay, "step", ledger, *options], stdin=self.slave, stdout=self.slave,
            stderr=subprocess.PIPE, start_new_session=True)

    def resize(self, rows, columns):
        self.rows, self.columns = rows, columns
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def read(self, seconds=0.2):
        """What comes until nothing has come for a while."""
        while select.select([self.master], [], [], seconds)[0]:
            self.text += os.read(self.master, 65536).decode(errors="replace")

    def wait(self, pattern, seconds=20):
        end = time.time() + seconds
        while time.time() < end:
            self.read(0.1)
            if re.search(pattern, self.screen()):
                return self.screen()
        sys.exit(f"'{pattern}' never came; on the screen stands\n{self.screen()}")

    def screen(self):
        """The lines as the last drawing left them."""
        lines = [""] * 200
        for row, line in re.findall(r"\x1b\[(\d+);1H\x1b\[2K((?:(?!\x1b\[\d+;1H|\x1b\[J).)*)", self.text, re.S):
            lines[int(row) - 1] = re.sub(r"\x1b\[\d*m", "", line)
        return "\n".join(lines[: self.rows])

    def send(self, keys):
        os.write(self.master, keys.encode())

    def end(self):
        status = self.process.wait(timeout=20)
        self.read()
        check("the terminal has other settings", termios.tcgetattr(self.slave) == self.before)
        check("the first screen is not back", self.text.endswith("\x1b[?25h\x1b[?1049l"), repr(self.text[-60:]))
        return status


def width(line):
    return sum(2 if re.match(r"[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]", c) else 1 for c in line)


screen = Screen("--at", "112")
seen = screen.wait(r"event 112 of \d+")
check("the other screen is not used", "\x1b[?1049h\x1b[?25l" in screen.text)
check("the entry is not shown", "Cr FUND:111:party/bank-a 100,000,000" in seen, seen)
check("the state does not stand beside it", re.search(r"│ .*0 -> 100,000,000", seen), seen)
check("a line is too wide", all(width(line) <= 120 for line in seen.split("\n")), seen)
screen.send("\x1b[C")
screen.wait(r"event 113 of")
screen.send("pp")
screen.wait(r"event 111 of")
screen.send("g96\r")
check("another event is shown", "grant.allocated" in screen.wait(r"event 96 of"))
screen.send("g9999\r")
screen.wait(r"'9999' is no event")
screen.send("c")
screen.wait("nothing to stop at")
screen.send("tgrant.advancePaid\rc")
screen.wait(r"event 112 of")
screen.send("wFUND:111:party/bank-a\r")
screen.wait(r"watched +FUND:111:party/bank-a")
screen.send("t\rC")
screen.wait(r"event 105 of")
screen.send("\x1b[H")
screen.wait(r"event 0 of")
screen.send("p")
screen.wait("this is the first event")
screen.send("\x1b[F")
screen.wait(r"event (\d+) of")
screen.send("n")
screen.wait("this is the last event")
screen.resize(12, 50)
screen.process.send_signal(signal.SIGWINCH)
screen.text = ""
seen = screen.wait(r"event \d+ of")
check("a line is too wide", all(width(line) <= 50 for line in seen.split("\n")), seen)
check("more lines than rows", max(int(n) for n in re.findall(r"\x1b\[(\d+);1H", screen.text)) <= 12)
screen.send("\x1b[B\x1b[5~\x1b[1;5Cz")
screen.wait("no such key")
screen.send("q")
check("q ends it otherwise", screen.end() == 0)

for number in [signal.SIGTERM, signal.SIGHUP, signal.SIGINT]:
    screen = Screen()
    screen.wait(r"event 0 of")
    screen.process.send_signal(number)
    check(f"{number.name} ends it otherwise", screen.end() == 128 + number)

screen = Screen()
screen.wait(r"event 0 of")
screen.send("\x03")
check("control-C ends it otherwise", screen.end() == 0)

piped = subprocess.run([replay, "step", ledger, "--at", "112"], capture_output=True, text=True)
check("a pipe gets no plain lines", piped.returncode == 0 and "\x1b" not in piped.stdout, piped.stdout)
events = subprocess.run([replay, "step", ledger], capture_output=True, text=True).stdout
count = len(re.findall(r"^event \d+  ", events, re.M))
check("not every event is printed", len(re.findall(r"^event \d+  ", piped.stdout, re.M)) == count - 112)
# Whoever has read enough waits for nothing more, and is told of no error.
reader = subprocess.Popen([replay, "step", ledger], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
first = reader.stdout.readline()
reader.stdout.close()
check("a closed pipe ends it otherwise", reader.wait() == 0 and reader.stderr.read() == b"", first)
print(f"{passed} passed, 0 failed")
