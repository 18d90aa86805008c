import io.github.membudget.it.Build

def build = new Build(basedir)
def report = build.report()
def classes = ['it.FillsTest', 'it.ThreadTest', 'it.EarlyTest', 'it.MiddleTest', 'it.LateTest']
def of = { field -> report.findings.find { it.headline.startsWith("Static field Kept.$field is never cleared: 12") } }

// The recorder saw who made it: no class that only ran beside it is named.
def test = of('BY_TEST')
assert test.where.findAll { place -> classes.any { place.contains(it) } } == ['it.FillsTest']

// No test stands in the stack of what a thread of its own made: any of those that ran may have started it, and not the last to end alone.
def thread = of('BY_THREAD')
def places = thread.where.findAll { place -> classes.any { place.contains(it) } }
assert places.size() == 1 && classes.every { places[0].contains(it) } && places[0].contains(' or one before it: ') : places
assert thread.evidence.any { it =~ /^made at: it\.Kept/ } : thread.evidence

// The workers that run the classes are JUnit's.
assert report.modules[0].classes*.left.flatten().findAll { it.kind == 'thread' } == []
assert !report.findings.any { it.id == 'executor-not-shut-down' }
true
