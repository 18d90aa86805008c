import io.github.membudget.it.Build

def build = new Build(basedir)

def greedy = build.module('greedy')
assert greedy.verdict == 'breached'
assert greedy.outcome == 'killed-by-membudget' && greedy.enforcement == 'watchdog'
assert greedy.peak.source == 'sampled' && !greedy.peak.containsKey('pssBytes')
assert build.ends(build.text('target/greedy.pid') as long) : 'its child ends with it'

def small = build.module('portable-source')
assert small.outcome == 'completed' && small.tests.run == 2
assert small.peak.source == 'sampled' && small.peak.rssBytes > 48L << 20
assert small.forks.size() == 2 : 'each is told from the other'
def pids = ['left', 'right'].collect { build.text("target/${it}.pid") as long }
assert small.leftProcesses*.pid.toSet() == pids.toSet()
assert small.leftProcesses.every { it.command.startsWith('java') && it.rssBytes > 4L << 20 }
pids.each { assert build.ends(it) : "process ${it} lives on" }
// By the listener in the forks, which knows its JVM's pid without /proc too.
assert small.testCases.size() == 2 && small.testCases.every { it.allocatedBytes > 24L << 20 }
assert build.suite().suite.metric == 'rss'
assert build.suite().host.cgroup == 'none'
assert build.log().contains('this system keeps no mark')
assert build.log().contains("<source> is 'portible': write auto, or portable")
assert !build.log().contains('is no property of this plugin')

// Of the process by the JDK, of compilers by HotSpot's counters; two JVMs that do little.
assert small.cpu.source == 'system' && small.cpu.compilersSource == 'elapsed' && small.cpu.collectorsSource in ['pauses', 'counter']
assert small.cpu.millis > 300 && small.cpu.millis < 60_000 && small.cpu.compilersMillis > 50
assert small.cpu.millis == small.forks*.cpu.millis.sum()
