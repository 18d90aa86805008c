import io.github.membudget.it.Build

def build = new Build(basedir)

def heavy = build.module('heavy')
assert heavy.testCases.collect { it.class + '.' + it.method }.sort() == ['it.SomeTest.isHeavy']
assert build.module('testng').testCases.findAll { it.class.startsWith('it.') }.collect { it.class + '.' + it.method }.sort() == ['it.OtherTest.passes', 'it.SomeTest.isLight']
assert heavy.verdict == 'within' && heavy.ceilingBytes == 300L << 20
assert build.surefireCounts('target/surefire-reports') == [10, 0, 0, 0]

// The probe listens here too.
def cases = heavy.testCases + build.module('testng').testCases
assert cases.every { (it.attribution == 'exclusive' || source == 'portable') && it.peakGrowthBytes != null && it.allocatedBytes > 0 && it.threads > 0 }
assert cases.every { it.peakSource in ['kernel', 'sampled'] }

// TestNG keeps what fields of test classes have.
def investigation = build.json('target/investigation/membudget/report.json')
def kept = investigation.findings.find { it.id == 'testng-results-kept' && 'kept.PayloadTest' in it.where }
assert 'kept.PayloadTest' in kept.where && !('it.SomeTest' in kept.where)

// A class is looked at when its @AfterClass has run; but the last, after which TestNG lets go of all.
def module = investigation.modules.find { it.name == 'testng' }
def lived = module.growth[0].parts.findAll { it.part == 'class' }.collectEntries { [it.name, it.livedHeapBytes] }
def last = module.classes.max { it.startMillis }.class
def released = ['kept.ReleasedTest', 'kept.ReleasedTooTest']
def early = released.findAll { it == last }
// TestNG makes the objects of all classes before it runs the first, to which what they have is counted.
def first = module.classes.min { it.startMillis }.class
(released - early).each { assert (it == first || Math.abs(lived[it]) < 4L << 20) && !(it in kept.where) }
early.each { name -> assert kept.evidence.any { it.contains(name) && it.contains('ran last') } }
assert kept.impactBytes > 8L << 20 && kept.impactBytes < (early ? 28L : 11L) << 20 && kept.severity == 'medium'

// So it does what data providers give.
def rows = investigation.findings.find { it.id == 'testng-results-kept' && it != kept }
assert rows.impactBytes >= 4L << 20 && rows.impactBytes < 5L << 20 && 'kept.RowsTest' in rows.where
assert rows.evidence[0] =~ /^byte\[\], and 3 more like it \(4\.0 MiB .*\), reached by a method that ran -> org\.testng\./
assert investigation.findings.every { it.id == 'testng-results-kept' }
