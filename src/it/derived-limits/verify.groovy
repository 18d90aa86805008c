import io.github.membudget.it.Build

def build = new Build(basedir)
def log = build.log()
def second = log.lastIndexOf('Scanning for projects')
def first = log.substring(0, second)
second = log.substring(second)

// 150 MiB of direct buffers are more than the -Xmx that was derived, and yet fit.
for (run in [first, second]) {
    assert run =~ /module 'buffers-fit' starts: 1 class, ceiling 256 MiB, -Xmx1[0-4]\dm/
    assert run =~ /\n\[INFO\]   buffers-fit .* within\n/
    assert run =~ /\n\[INFO\]   all-fit .* within\n/
}

// What is over is told by its test, not as an OutOfMemoryError.
assert first =~ /Module 'buffers-over' peaked at [0-9.]+ MiB, [0-9.]+ MiB over its 200 MiB ceiling [\s\S]*?  Largest rise: \+[0-9.]+ MiB during BuffersOverTest\.takes /
assert first =~ /Module 'all-over' peaked at [0-9.]+ MiB, [0-9.]+ MiB over its 256 MiB ceiling [\s\S]*?  Largest rise: \+[0-9.]+ MiB during AllOverTest\.takes /
assert !(first =~ /Module '(buffers|all)-over': /)
// Nor is that which is so large that it is never given.
assert first.contains("Module 'buffer-refused' asked for more direct buffers than its whole 200 MiB ceiling, in BufferRefusedTest.takes, and was refused them.")
assert !first.contains("Module 'buffer-refused': ")
assert first =~ /\n\[INFO\]   buffer-refused .* BREACHED\n/

// A heap that was derived and too small says so first, with the ceiling that would do.
assert first.contains("Module 'heap-full': -Xmx96m was derived from <ceiling>200m</ceiling> and was too small; <ceiling>272m</ceiling> would give it at least -Xmx144m")
assert first =~ /\n\[INFO\]   heap-full .* OUT OF MEMORY\n/
// It does.
def full = build.module('heap-full')
assert full.verdict == 'within' && full.outcome == 'completed' && full.heapBytes >= 144L << 20 && full.heapBasis == 'estimate'

// What a module was seen to have beside its heap leaves it a larger one, which the next run needs.
assert first =~ /module 'heap-grows' starts: 1 class, ceiling 200 MiB, -Xmx96m, watchdog/
def larger = second =~ /module 'heap-grows' starts: 1 class, ceiling 200 MiB, -Xmx(\d+)m \(from its last run\), watchdog/
assert larger && larger[0][1].toInteger() > 100
def grown = build.module('heap-grows')
assert grown.verdict == 'within' && grown.heapBasis == 'last-run' && grown.heapBytes > 100L << 20
assert grown.heapUse.besideBytes < 70L << 20 && grown.heapUse.besideBytes > 25L << 20
assert grown.heapUse.peakBytes == grown.peak.rssBytes && grown.heapUse.heapBytes == grown.heapBytes
assert build.report().verdict == 'within'
