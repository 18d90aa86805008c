import io.github.membudget.it.Build

def build = new Build(basedir)

def module = build.module('junit4')
assert module.tests == [run: 14, failures: 1, errors: 1, skipped: 2]
assert build.surefireCounts('target/surefire-reports') == [14, 1, 1, 2]
def cases = module.testCases.collectEntries { [(it.class + '.' + it.method): it.status] }

assert cases['it.PlainTest.passes'] == 'passed'
assert cases['it.PlainTest.fails'] == 'failed'
assert cases['it.PlainTest.breaks'] == 'error'
assert cases['it.PlainTest.isIgnored'] == 'skipped'
assert cases['it.PlainTest.assumes'] == 'skipped'
assert cases.keySet().count { it.startsWith('it.EachTest.') } == 3
assert module.testCases.every { it.containsKey('peakRssBytes') || it.status == 'skipped' }

def findings = build.json('target/investigation/membudget/report.json').findings
assert findings.isEmpty() : findings*.headline
// What discovery made before the first class is not that class's.
def lived = build.json('target/investigation/membudget/report.json').modules[0].growth[0].parts.findAll { it.part == 'class' }
assert lived.size() == 3 && lived.every { it.livedHeapBytes < 4L << 20 } : lived

// Without the JUnit Platform nothing of ours is in the test JVM; what is not known by that is told once, as no warning.
assert build.json('target/older/membudget/report.json').modules[0].tests == module.tests
assert build.log().count('membudget: figures of single tests are sampled from outside') == 1
assert build.log().contains('[INFO] membudget: figures of single tests are sampled from outside, since Surefire runs these tests without the JUnit Platform. Surefire 3.6.0 or newer gives exact ones')
def older = build.text('target/older/surefire-reports/TEST-it.PlainTest.xml')
assert older.contains('<property name="java.class.path"') && !older.contains('membudget-probe') && !older.contains('membudget.probe')
