import io.github.membudget.it.Build

def build = new Build(basedir)

def suite = build.suite()
assert suite.suite.metric == 'private'
def peak = build.module('other-metrics').peak
assert peak.privateBytes < peak.rssBytes
assert peak.privateBytes > 60L << 20
assert suite.suite.peakBytes < peak.rssBytes
assert suite.suite.peakSource == 'sampled'
assert build.log() =~ /peaked at [0-9.]+ MiB \(pss\), [0-9.]+ MiB over its 135 MiB ceiling \(sampled, \d+ samples/
