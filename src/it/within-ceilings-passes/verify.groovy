import io.github.membudget.it.Build

def build = new Build(basedir)

def module = build.module('within-ceilings-passes')
assert module.verdict == 'within'
assert module.outcome == 'completed'
assert module.ceilingBytes == 400L << 20
assert module.peak.rssBytes > 64L << 20 && module.peak.rssBytes < 400L << 20
assert module.peak.source == (new File('/proc/self/status').exists() && source != 'portable' ? 'kernel' : 'sampled')
assert module.heapBytes == Long.parseLong(build.text('target/heap.txt')) : 'the fork runs with the heap that is reported'
assert module.forks.size() == 1
assert module.testCases.collect { it.class + '.' + it.method + ' ' + it.status } == ['it.HeapTest.takesSomeHeap passed']
assert build.suite().suite.ceilingBytes == 600L << 20
assert build.suite().verdict == 'within'
assert build.suite().breaches == []
assert build.log() =~ /within-ceilings-passes +1 +[0-9.]+ MiB +400 MiB +\d+ % +within/
