import io.github.membudget.it.Build

def build = new Build(basedir)

def breach = build.report().breaches.find { it.scope == 'test' }
assert build.report().breaches.size() == 1
assert breach.name == 'GreedyTest.takes'
assert breach.overBytes > 0 && breach.observedBytes > 60L << 20
assert build.log() =~ /Test GreedyTest\.takes of module 'test-breach-fails' raised its JVM's memory by [0-9.]+ MiB, [0-9.]+ MiB over the 50 MiB that one test may add \(sampled; no other test was running\)\./
assert build.log() =~ /To accept: <testCeiling>\d+m<\/testCeiling>/
assert build.module('test-breach-fails').verdict == 'breached'
assert build.log() =~ /test-breach-fails +2 .*BREACHED/
