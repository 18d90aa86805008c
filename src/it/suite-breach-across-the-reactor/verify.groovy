import io.github.membudget.it.Build

def build = new Build(basedir)

def suite = build.suite()
assert suite.verdict == 'breached'
assert suite.suite.verdict == 'breached'
assert suite.suite.peakBytes > 350L << 20
def breach = suite.breaches.find { it.scope == 'suite' }
assert breach.ceilingBytes == 350L << 20
assert suite.modules.every { it.peak.rssBytes < 350L << 20 } : 'neither alone passes the ceiling'
assert suite.modules*.outcome.sort() == ['completed', 'killed-by-membudget']
assert build.log() =~ /The suite peaked at [0-9.]+ MiB( \(pss\))?, [0-9.]+ (MiB|KiB|bytes) over its 350 MiB ceiling/
assert build.log() =~ /Running then: 'one' \(its own peak|Running then: 'two' \(its own peak/
assert build.log().count('The suite peaked at') <= 2 : 'told once, and once more in the summary of Maven'
assert build.log() =~ /Ended for it: '(one|two)', since it was furthest over its own ceiling \(at \d+ % of it\)/
