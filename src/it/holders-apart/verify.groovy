import io.github.membudget.it.Build

def build = new Build(basedir)
def report = build.report()
def mib = 1L << 20
def of = { field -> report.findings.find { it.where.contains("static field it.$field".toString()) } }
def classes = { finding -> finding.where.findAll { it.endsWith('Test') } as Set }

// All three keep byte[]: each is told at the classes that filled it, two of one size and all.
def orders = of('apart.Order.ALL')
assert classes(orders) == ['it.apart.AOrderTest'] as Set
assert orders.impactBytes > 61 * mib && orders.impactBytes < 62 * mib
def blob = of('apart.BBlobTest.blob')
assert classes(blob) == ['it.apart.BBlobTest'] as Set
def fixtures = of('apart.Fixtures.CACHE')
assert classes(fixtures) == ['it.apart.CFixtureTest', 'it.apart.DFixtureTest', 'it.apart.EFixtureTest'] as Set
assert fixtures.severity == 'high'

// Small objects on the heap, and 24 MiB outside of it.
def buffers = of('apart.Buffers.ALL')
assert buffers.id == 'direct-buffers-kept' && buffers.severity == 'high'
assert buffers.impactBytes == 24 * mib
assert buffers.impactSource.startsWith('direct buffers that nothing else keeps')
assert buffers.evidence[0] =~ /Buffers\.ALL -> ArrayList \(24\) -> 24 x java\.nio\.DirectByteBuffer \([0-9.]+ KiB and direct buffers of 24/
assert classes(buffers) == ['it.apart.FDirectTest', 'it.apart.GDirectTest', 'it.apart.HDirectTest'] as Set

// Arrays of one size that the test classes make themselves: only which of them each list still keeps tells them apart.
def left = of('twins.Twins.LEFT')
def right = of('twins.Twins.RIGHT')
assert classes(left) == ['it.twins.ALeftTest', 'it.twins.CLeftTest', 'it.twins.EBothTest'] as Set
assert classes(right) == ['it.twins.BRightTest', 'it.twins.DRightTest', 'it.twins.EBothTest'] as Set
assert [left, right].every { it.impactBytes >= 24 * mib && it.impactBytes < 25 * mib && it.severity == 'high' }
assert left.evidence[2] =~ /^made at: .*it\.twins\.CLeftTest\.fills:9 \(\d[,)]/

// Its JVM could dump nothing at its end: what it dumped when it was full is read.
def full = of('full.Registry.SEEN')
assert full.impactBytes > 31 * mib
def text = build.text('target/membudget/investigation.md')
assert text =~ /\*\*full\*\*: .*\*\*its tests ran out of memory\*\*/
assert text =~ /its heap is shown as it was when memory first ran out/
assert !build.log().contains('Corrupted channel')
assert !build.has('target/membudget/live')

assert build.log() =~ /(?s)BUILD FAILURE.*Module 'apart': its test JVM never started/
