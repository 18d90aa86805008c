"""Runs a command on a pseudo terminal of its own and says what a terminal would show.

usage: terminal.py OUT ROWS COLUMNS [--resize ROWS COLUMNS] [--int|--kill] COMMAND...

Writes to OUT as JSON: "status", every different last line that told of memory; "lines", what the terminal shows at the end, with all that
has scrolled away; "raw", all that was printed. With --int or --kill Maven gets that signal once three such lines were seen.
"""
import fcntl
import json
import os
import pty
import signal
import struct
import sys
import termios
import time

import pyte

out, rows, columns, command = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4:]
resize = end = None
if command[0] == "--resize":
    resize, command = (int(command[1]), int(command[2])), command[3:]
if command[0] in ("--int", "--kill"):
    end, command = command[0], command[1:]


def size(fd, rows, columns):
    fcntl.ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


pid, fd = pty.fork()
if pid == 0:
    size(0, rows, columns)
    # As from a shell, which outlives Maven.
    os.execvp("sh", ["sh", "-c", '"$@"; sleep ' + ("2" if end == "--kill" else "0"), "sh"] + command)

screen = pyte.HistoryScreen(columns, rows, history=100000, ratio=0.5)
stream = pyte.ByteStream(screen)
raw, status, deadline = b"", [], time.time() + 120
while time.time() < deadline:
    try:
        chunk = os.read(fd, 65536)
    except OSError:
        break
    if not chunk:
        break
    raw += chunk
    stream.feed(chunk)
    last = screen.display[-1].rstrip()
    if ("MiB" in last or "%" in last) and (not status or status[-1] != last) and screen.margins == (0, screen.lines - 2):
        status.append(last)
        if len(status) == 3 and resize:
            screen.resize(*resize)
            size(fd, *resize)
            os.kill(pid, signal.SIGWINCH)
        if len(status) == 3 and end == "--int":
            os.write(fd, b"\x03")
        if len(status) == 3 and end == "--kill":
            with open(f"/proc/{pid}/task/{pid}/children") as children:
                os.kill(int(children.read().split()[0]), signal.SIGKILL)


def text(line):
    return "".join(line[x].data for x in range(screen.columns)).rstrip()


lines = [text(line) for line in screen.history.top] + [line.rstrip() for line in screen.display]
with open(out, "w") as file:
    json.dump({"status": status, "lines": lines, "raw": raw.decode("utf-8", "replace"),
               "scrollsWhole": screen.margins in (None, (0, screen.lines - 1))}, file, ensure_ascii=False)
