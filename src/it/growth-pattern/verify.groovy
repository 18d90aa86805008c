import io.github.membudget.it.Build

def build = new Build(basedir)
def growth = { name -> build.module(name).growth }
def course = { pattern, figure -> pattern.trends.find { it.figure == figure } }
def mib = 1L << 20

def leaky = growth('leaky')
assert leaky.size() == 1
def direct = course(leaky[0], 'directBufferBytes')
assert direct.course == 'climbs' && direct.step == 'test' && direct.points == 20
assert Math.abs(direct.perStep - mib) < mib / 100
assert course(leaky[0], 'threads').course == 'climbs'
// Test by test only Linux tells a JVM its own RSS.
assert source == 'portable' ? course(leaky[0], 'rssBytes') == null : course(leaky[0], 'rssBytes').course == 'climbs'
def kept = leaky[0].parts.find { it.part == 'class' && it.name == 'it.LeakyTest' }
assert kept.keptBytes > 40 * mib && kept.attribution == 'exclusive'
assert leaky[0].parts.find { it.part == 'tag' && it.name == 'leaks' }.keptBytes == kept.keptBytes
assert build.log() =~ /module 'leaky' grew from [0-9.]+ MiB to [0-9.]+ MiB \(JVM \d+\):/
assert build.log() =~ /direct buffers keep climbing: \+1\.00 MiB a test \(1\.00 to 1\.00, 95 % interval, the last 20 tests\)/
assert build.log() =~ /threads keep climbing: \+1\.00 a test/
assert build.log() =~ /\+[0-9.]+ MiB RSS, \+[0-9.]+ MiB at its peak: it\.LeakyTest/

def caching = growth('growth-pattern')
assert course(caching[0], 'directBufferBytes').course == 'levels-off'
assert !build.log().contains("module 'growth-pattern' grew from")

def markdown = build.text('target/membudget/growth.md')
assert markdown =~ /- direct buffers keep climbing: /
assert markdown =~ /- direct buffers level off: /
assert markdown =~ /\| it\.LeakyTest \| 1 \| \+[0-9.]+ MiB \| [0-9.]+ MiB \|/
assert markdown =~ /\| it\.LeakyTest \| thread \| 40 \| leaked-\d+ \(daemon, WAITING\)/

def suite = build.suite().suite.growth
assert suite.forks == 2
assert suite.keptBytes == (leaky + caching).sum { it.endRssBytes - it.baselineRssBytes }
assert suite.parts.findAll { it.part == 'class' }*.name.contains('it.LeakyTest')
assert suite.parts*.keptBytes == suite.parts*.keptBytes.sort().reverse()
def whole = build.text('target/membudget/suite-growth.md')
assert whole =~ /Test JVMs that measured themselves: 2\. /
assert whole =~ /\| leaky \| io\.github\.membudget\.it:growth-pattern \| [0-9.]+ MiB \|/
assert whole =~ /\| it\.LeakyTest \| 1 \| \+[0-9.]+ MiB \| [0-9.]+ MiB \|/
