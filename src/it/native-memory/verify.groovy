import io.github.membudget.it.Build

def build = new Build(basedir)
def report = build.report()
def mib = 1L << 20

def leaked = report.findings.find { it.id == 'beside-heap-grows' }
// 2 x 24 MiB.
assert leaked.impactBytes > 36 * mib && leaked.impactBytes < 64 * mib
assert leaked.where.containsAll(['it.LeakingATest', 'it.LeakingBTest'])
assert leaked.evidence.any { it.contains('Unsafe.allocateMemory') }
// 2 x 24, if the collector did not run meanwhile.
assert leaked.evidence.any { it =~ /type: it\.Raster \(\d+\)$/ }
assert leaked.fix.contains('close each it.Raster')

// 64 x 1 MiB; some may be on their way to the system when it is read.
def unused = report.findings.find { it.id == 'native-memory-of-unused-objects' }
assert unused.severity == 'low'
assert unused.where[1] == 'it.UnusedTest'
assert unused.evidence.any { it.contains('java.nio.DirectByteBuffer') }

def memory = report.liveSets[0].memoryAtEnd
assert memory.parts.findAll { it.kind != 'children' }*.bytes.sum() == memory.rssBytes
def freed = report.findings.find { it.id == 'freed-memory-kept-by-malloc' }
def java = Runtime.version()
def musl = new File('/lib').list().any { it.startsWith('ld-musl') }
if (!musl && (java.feature() >= 22 || java.feature() == 17 && java.update() >= 9)) {
    // 6 x 400 x 60,000 bytes: 137 MiB.
    assert freed.impactBytes > 100 * mib && freed.impactBytes < 180 * mib
    // It came back: no leak.
    assert freed.severity == 'medium'
    assert freed.where[1] == 'it.FreeingTest'
    assert freed.fix.contains('MALLOC_ARENA_MAX=2')
}
assert build.text('target/membudget/investigation.md') =~ /The JVM itself takes [0-9.]+ MiB: /
