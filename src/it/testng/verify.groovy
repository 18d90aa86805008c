import io.github.membudget.it.Build

def build = new Build(basedir)

def heavy = build.module('heavy')
assert heavy.testCases.collect { it.class + '.' + it.method }.sort() == ['it.SomeTest.isHeavy']
assert build.module('testng').testCases.findAll { it.class.startsWith('it.') }.collect { it.class + '.' + it.method }.sort() == ['it.OtherTest.passes', 'it.SomeTest.isLight']
assert heavy.verdict == 'within' && heavy.ceilingBytes == 300L << 20
assert build.surefireCounts('target/surefire-reports') == [8, 0, 0, 0]

// The probe listens here too.
def cases = heavy.testCases + build.module('testng').testCases
assert cases.every { it.attribution == 'exclusive' && it.peakGrowthBytes != null && it.allocatedBytes > 0 && it.threads > 0 }
assert cases.every { it.peakSource in ['kernel', 'sampled'] }

// TestNG keeps what fields of test classes have.
def kept = build.json('target/investigation/membudget/report.json').findings.find { it.id == 'testng-results-kept' }
assert kept.impactBytes > 8L << 20 && kept.impactBytes < 9L << 20 && kept.severity == 'medium'
assert 'kept.PayloadTest' in kept.where && !('it.SomeTest' in kept.where)
