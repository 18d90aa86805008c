import io.github.membudget.it.Build

def build = new Build(basedir)

def shared = build.json('first/target/membudget/suite.json')
assert shared.verdict == 'within'
assert shared.suite.metric == 'pss'
assert shared.suite.peakBytes == shared.suite.peakPssBytes
assert shared.suite.peakRssBytes > 400L << 20 : 'the file is in both forks'
assert shared.suite.peakPssBytes > 150L << 20
assert shared.suite.peakPssBytes < 400L << 20 : 'but paid for once'

def counted = build.suite()
assert counted.suite.metric == 'rss'
assert counted.suite.verdict == 'breached'
assert counted.suite.peakBytes == counted.suite.peakRssBytes
assert build.log() =~ /The suite peaked at [0-9.]+ MiB, [0-9.]+ MiB over its 400 MiB ceiling \(sampled, \d+ samples(, PSS [0-9.]+ MiB)?\)/
