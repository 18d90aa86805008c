import io.github.membudget.it.Build

def build = new Build(basedir)

def greedy = build.module('greedy')
assert greedy.verdict == 'breached'
assert greedy.outcome == 'completed' : 'onBreach=fail lets the module finish'
assert greedy.tests.run == 2
assert greedy.peak.rssBytes > 200L << 20
def breach = build.report().breaches[0]
assert breach.scope == 'module' && breach.name == 'greedy'
assert breach.observedBytes - breach.ceilingBytes == breach.overBytes
// Empty where the JVM's own last steps, after the tests, took it a little higher still.
assert breach.during.every { it.startsWith('GreedyTest.') }
def rest = build.module('module-breach-fails')
assert rest.verdict == 'within' && rest.tests.run == 1 : 'the other module ran, and after the breach'
assert build.log() =~ /Module 'greedy' peaked at [0-9.]+ MiB, [0-9.]+ MiB over its 200 MiB ceiling \((VmHWM|sampled), \d+ samples, not enforced by the kernel: watchdog\)\./
assert build.log() =~ /Largest rise: \+[0-9.]+ MiB during GreedyTest\.takesDirectMemory \(no other test running\)/
assert build.log() =~ /To accept: <ceiling>\d+m<\/ceiling>/
assert build.surefireCounts('target/surefire-reports') == [3, 0, 0, 0]

// The page for people says the same.
for (name in ['report', 'suite']) {
    def page = build.text("target/membudget/${name}.html")
    assert page =~ /<p id="verdict" class="verdict" data-verdict="breached"><span aria-hidden="true">✗<\/span> Over budget: module 'greedy' peaked at [0-9.]+ MiB, [0-9.]+ MiB over its 200 MiB ceiling\.<\/p>/
    def data = new groovy.json.JsonSlurper().parseText((page =~ /(?s)<script type="application\/json" id="data">(.*?)<\/script>/)[0][1])
    assert data.modules*.name == ['greedy', 'module-breach-fails']
    assert data.modules[0].rss == greedy.peak.rssBytes && data.modules[0].verdict == 'breached'
    assert data.modules[0].forks.size() == 1 && data.modules[0].gc.count == greedy.collections.count
    assert greedy.collections.pauseMillis < greedy.durationMillis
    assert page.contains('GreedyTest') && page.contains('takesDirectMemory')
    assert !(page =~ /(src|href)="(https?:)?\/\//)
}
