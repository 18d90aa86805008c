import io.github.membudget.it.Build

def build = new Build(basedir)
def log = build.log()
def report = build.report()
def mib = 1L << 20
def of = { module -> report.findings.findAll { it.where.contains("module '$module'".toString()) } }
def only = { module ->
    def found = of(module)
    assert found.size() == 1 : module
    found[0]
}

// Arrays of which each leaves a good part of its region empty.
def pages = only('pages')
assert pages.id == 'g1-region-waste' && pages.severity == 'high'
assert pages.headline =~ /^Large arrays waste G1 regions: [\d.]+ MiB of the full heap — PagesTest\.java:14$/
assert pages.impactBytes > 40 * mib && pages.impactBytes < 60 * mib
assert pages.fix.startsWith('Set -XX:G1HeapRegionSize=2m')

def buffers = only('buffers')
assert buffers.id == 'direct-buffers-full' && buffers.severity == 'high'
assert buffers.headline =~ /^Direct buffers reached their limit: 16 MiB — BuffersTest\.java:\d+$/
assert buffers.where.contains('static field it.buffers.BuffersTest.KEPT')
assert buffers.fix =~ /^it\.buffers\.BuffersTest\.KEPT keeps 1[56][\d.]* MiB of them: .* -XX:MaxDirectMemorySize=24m/

// All tests passed, though a thread of one of them died.
def background = only('background')
assert background.id == 'background-out-of-memory' && background.severity == 'medium'
assert background.headline.endsWith("no test failed: thread 'loader' — BackgroundTest.java:21")
assert build.module('background').outcome == 'completed'

def code = only('code')
assert code.id == 'code-cache-full' && code.severity == 'medium'
assert code.headline =~ /^The code cache was full: 3\.\d MiB of 3\.4 MiB$/
assert code.fix =~ /^Set -XX:ReservedCodeCacheSize=\d+m in the module's <argLine>/
assert build.module('code').outcome == 'completed'

// Where no cgroup may be made that limits its threads, its test is skipped.
def threads = build.module('threads')
if (threads.tests.skipped == 0) {
    def refused = only('threads')
    assert refused.id == 'threads-refused'
    assert refused.headline =~ /^The system refused another thread: \d+ threads — ThreadsTest\.java:\d+$/
    assert refused.evidence[0] =~ /no more than 100 processes and threads \(pids\.max of \S+\). This JVM had \d+ threads, among them \d+ named 'worker'\./
    assert log =~ /Module 'threads': its test JVM ran out of memory/
}
new File('/sys/fs/cgroup/pids').listFiles()?.findAll { it.name.startsWith('membudget-it-') }?.each { it.delete() }
assert log =~ /\n\[INFO\]   pages .* OUT OF MEMORY\n/
