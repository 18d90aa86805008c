import io.github.membudget.it.Build

def build = new Build(basedir)

def breaches = build.report().breaches
assert breaches*.scope.unique() == ['test']
// A test too brief for a sample of its own is blamed for nothing: only on Linux does a JVM know its own RSS.
def exact = new File('/proc/self/status').exists() && source != 'portable'
assert breaches*.name.toSorted() - 'GreedyTest.mayTakeLessByItsTag' == ['GreedyTest.takes']
assert !exact || breaches.find { it.name.endsWith('mayTakeLessByItsTag') }.ceilingBytes == 10L << 20
def breach = breaches.find { it.name.endsWith('takes') }
assert breach.overBytes > 0 && breach.observedBytes > 60L << 20
assert build.log() =~ /Test GreedyTest\.takes of module 'test-breach-fails' raised its JVM's memory by [0-9.]+ MiB, [0-9.]+ MiB over the 50 MiB that one test may add \((VmHWM|sampled); no other test was running\)\./
assert build.log() =~ /To accept: <testCeiling>\d+m<\/testCeiling>/
assert build.module('test-breach-fails').verdict == 'breached'
assert build.log() =~ /test-breach-fails +6 .*BREACHED/
assert build.log() =~ /the tag membudget:much of GreedyTest\.hasATagThatNamesNoSize names no size and is passed over/
assert build.log() =~ /membudget: GreedyTest\.takes: peak [0-9.]+ MiB( \(sampled\))?, rise \+[0-9.]+ MiB, kept \+[0-9.]+ (MiB|KiB|B), allocated [0-9.]+ MiB, \d+ ms/
