import io.github.membudget.it.Build

import java.time.Instant

def app = new Build(basedir).project('app')
def runs = new Build(basedir).log().split('BUILD SUCCESS')
assert runs.size() == 2
def first = runs[0]

// Together: what one module prints is one block, with Surefire and with Failsafe.
['test' + false, 'it'].each { place ->
    def lines = first.readLines().findAll { it ==~ /.*${place} (line|error) \d+ of [ab]/ }
    assert lines.size() == 80
    assert lines.collect { it[-1] }.join('') == 'a' * 40 + 'b' * 40
    assert lines.findAll { it.contains(' line ') && it.endsWith('a') }.collect { (it =~ /line (\d+)/)[0][1] as int } == (0..<20)
}

// In the second run nothing began that had not begun when a test had failed, and the report has the last run's modules.
def second = runs[1]
assert second.contains('BUILD FAILURE')
['c', 'app'].each { name ->
    assert second.contains("module '$name' is not run: skipAfterFailureCount=1 is reached.")
}
def modules = app.modules().collectEntries { [it.name, it] }
assert modules.keySet() == ['a', 'b', 'c', 'app'] as Set
assert modules.a.tests.failures == 1 && modules.b.tests.failures == 1
assert modules.c.outcome == 'not-run' && modules.app.outcome == 'not-run'

// At one time, by the figures too.
def span = { module ->
    def fork = module.forks[0]
    def start = Instant.parse(fork.startedAt)
    [start, start.plusMillis(fork.durationMillis)]
}
def (a, b) = [span(modules.a), span(modules.b)]
assert a[0].isBefore(b[1]) && b[0].isBefore(a[1])

// What the first run left in the reports of the modules that did not run again.
def cases = app.surefireCases('target/surefire-reports')
assert cases.keySet().collect { it.split(' ')[0] } == ['it.ATest.meets', 'it.BTest.meets', 'it.CTest.fails', 'it.RestTest.passes']
assert cases.values().every { it == 1 }
assert app.surefireCases('target/failsafe-reports').keySet().collect { it.split(' ')[0] } == ['it.AIT.meets', 'it.BIT.meets']
def summary = app.text('target/failsafe-reports/failsafe-summary.xml')
assert summary.contains('<completed>2</completed>') && summary.contains('<failures>0</failures>') && summary.contains('result="null"')
assert !new File(basedir, 'app/target/failsafe-reports').list().any { it.endsWith('.tmp') }
assert first.contains('Tests run: 1, Failures: 1') : 'of module c'
assert !new File(basedir, 'app/target/membudget/console').exists()

// Every JVM added its coverage to the one file.
def covered = app.text('target/site/jacoco/jacoco.csv').readLines().find { it.contains(',Covered,') }.split(',')
assert covered[11] == '0' : 'no method is missed'

// A module in two parts: each class in one of them, and both at one time.
def parts = new Build(basedir).project('parts')
assert parts.modules().collect { it.name } == ['parts-1', 'parts-2']
assert parts.modules().every { it.tests.run == 2 && it.tests.failures == 0 && it.tests.errors == 0 }
assert parts.surefireCases('target/surefire-reports').size() == 4
assert parts.surefireCases('target/surefire-reports').values().every { it == 1 }
