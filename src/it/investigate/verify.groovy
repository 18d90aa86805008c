import io.github.membudget.it.Build

def build = new Build(basedir)
def report = build.report()
def mib = 1L << 20

def vectors = report.findings.find { it.headline.startsWith('static field it.Registry.VECTORS keeps ') }
// 5 lists of 200,000 Doubles of 16 bytes, and the arrays that refer to them.
assert vectors.impactBytes > 5 * 200_000 * 20L && vectors.impactBytes < 5 * 200_000 * 24L
assert vectors.severity == 'critical' && vectors.kind == 'static-field'
assert vectors.evidence[0] =~ /it\.Registry\.VECTORS -> HashMap \(5\) -> 5 x ArrayList \(200,000\) -> 200,000 x Double/
assert vectors.evidence[1] =~ /java\.lang\.Double: \+1,000,000 live instances, .* rose at the end of 5 classes, never fell/
['A', 'B', 'C', 'D', 'E'].each { assert vectors.where.contains('it.Leaky' + it + 'Test') }
assert !vectors.where.contains('it.LeakyThreadLocalTest')
def local = report.findings.find { it.kind == 'thread-local' }
assert local.impactBytes >= 12 * mib && local.impactBytes < 13 * mib
assert local.headline.startsWith("a thread local of thread 'main' keeps 12.")
assert report.findings.every { it.where[0] == "module 'leaky'" }
assert report.modules*.name as Set == ['clean', 'leaky'] as Set

def text = build.text('target/membudget/investigation.md')
assert text =~ /(?m)^# Memory leak investigation: /
assert text =~ /(?m)^### 1\. static field it\.Registry\.VECTORS keeps 2\d\.\d MiB$/
assert text.contains('`mvn membudget:investigate -Dmembudget.modules=leaky`')
assert text =~ /\| java\.lang\.Double \| \+1,000,000 \|/
// A dump holds what the tests held: it is gone once it is read.
assert !build.has('target/membudget/live') && !build.has('target/membudget/forks')
assert build.log().contains('told, and no failure of an investigation')
assert build.log() =~ /module 'leaky' peaked at/

def clean = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/clean/membudget/report.json'))
assert clean.modules*.name == ['clean'] && clean.findings.isEmpty()
assert new File(basedir, 'target/clean/membudget/investigation.md').text.contains('nothing was found that keeps 1 MiB or more')
assert build.log() =~ /<membudget\.modules> is 'cleen': no module of this project has such a name; there are .*clean.*/
