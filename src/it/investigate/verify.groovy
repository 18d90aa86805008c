import io.github.membudget.it.Build

def build = new Build(basedir)
def report = build.report()
def mib = 1L << 20

def vectors = report.findings.find { it.where.contains('static field it.Registry.VECTORS') }
// 5 lists of 200,000 Doubles of 24 bytes (16 where headers are compact), and the arrays that refer to them.
assert vectors.impactBytes > 5 * 200_000 * 20L && vectors.impactBytes < 5 * 200_000 * 30L
assert vectors.severity == 'high' && vectors.id == 'boxed-numbers'
assert vectors.evidence[0] =~ /it\.Registry\.VECTORS -> HashMap \(5\) -> 5 x ArrayList \(200,000\) -> 200,000 x Double/
assert vectors.before && vectors.after && vectors.cause && vectors.effort
assert vectors.evidence[1] =~ /^The flight recorder sampled \d+ of the objects that it keeps, when they were made/
assert vectors.evidence[2] =~ /^made at: it\.Registry\.keep:16 \(\d+, \d+ in it\.Leaky[A-E]Test\.keepsVectors, /
assert vectors.evidence[3] =~ /java\.lang\.Double: \+1,000,000 live instances, .* rose at the end of 5 classes, never fell/
['A', 'B', 'C', 'D', 'E'].each { assert vectors.where.contains('it.Leaky' + it + 'Test') }
assert !vectors.where.contains('it.LeakyThreadLocalTest')
def local = report.findings.find { it.id == 'thread-local-kept' }
assert local.impactBytes >= 12 * mib && local.impactBytes < 13 * mib
assert local.headline.startsWith('Thread local ') && local.headline.contains(' is never removed: 12.')
assert report.findings.every { it.where[0] == "module 'leaky'" }
assert report.modules*.name as Set == ['clean', 'leaky'] as Set

def text = build.text('target/membudget/investigation.md')
assert text =~ /(?m)^# Memory leak investigation: /
// Cause, size and place in one line; then the line itself, out of the sources.
assert text =~ /(?m)^### 1\. [A-Z][^\n]+: \d\d\.\d MiB — \w+\.java:\d+/
assert vectors.place.file.startsWith('src/') && vectors.place.excerpt.size() in 3..7
assert text.contains(vectors.place.file + ', line ' + vectors.place.line + ':')
assert text.contains('`mvn membudget:investigate -Dmembudget.modules=leaky`')
assert text =~ /\| java\.lang\.Double \| \+1,000,000 \|/
['Executive summary', 'Critical findings', 'Growth pattern of leaky', 'What was checked and found clean'].each { assert text.contains("\n## $it\n") }
def page = build.text('target/membudget/report.html')
assert page.contains('static field it.Registry.VECTORS') && page.contains(vectors.place.file) && !build.has('target/membudget/investigation.html')
// A dump holds what the tests held: it is gone once it is read.
assert !build.has('target/membudget/live') && !build.has('target/membudget/forks')

def clean = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/clean/membudget/report.json'))
assert clean.modules*.name == ['clean'] && clean.findings.isEmpty()
// What its framework lets go of when a class has ended did not live on.
def classes = clean.modules[0].growth[0].parts.findAll { it.part == 'class' }
assert classes*.name as Set == ['A', 'B', 'C'].collect { 'it.Clean' + it + 'Test' } as Set && classes.every { Math.abs(it.livedHeapBytes) < 4 * mib }
assert new File(basedir, 'target/clean/membudget/investigation.md').text.contains('nothing was found that keeps 1 MiB or more')
assert build.log() =~ /<membudget\.modules> is 'cleen': no module of this project has such a name; there are .*clean.*/
