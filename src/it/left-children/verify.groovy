import io.github.membudget.it.Build

def build = new Build(basedir)

def pids = ['one', 'two'].collect { build.text("target/${it}.txt").trim() as long }
pids.each { assert build.ends(it) : "process ${it} lives on" }
def left = build.module('left-children').leftProcesses
assert left*.pid.toSet() == pids.toSet()
assert left*.command.toSet() == ['sleep'].toSet()
assert build.log() =~ /\[WARNING\] membudget: module 'left-children' left 2 processes running after its test JVMs ended \(ended now\): sleep \(pid \d+, [0-9.]+ MiB\), sleep /
