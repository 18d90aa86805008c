import io.github.membudget.it.Build
import java.time.Instant

def build = new Build(basedir)

def suite = build.suite()
assert suite.verdict == 'within'
assert suite.suite.peakBytes < 520L << 20
assert suite.modules*.name.sort() == (1..8).collect { "p${it}" as String }
assert suite.modules*.outcome.unique() == ['completed'] : 'nobody was ended'
assert suite.modules.every { it.tests.run == 1 } : 'each test ran once'
(1..8).each { assert build.surefireCases("p${it}/target/surefire-reports").size() == 1 }

assert suite.modules.every { it.reservation.bytes == 250L << 20 && it.reservation.basis == 'ceiling' }
assert suite.modules.any { it.reservation.waitedMillis > 0 }
assert build.log() =~ /module 'p\d' waits for 250 MiB of 520 MiB: 'p\d' and 'p\d' run/

def spans = suite.modules.collectMany { it.forks }.collect {
    def start = Instant.parse(it.startedAt).toEpochMilli()
    [start, start + it.durationMillis]
}
spans.each { one ->
    assert spans.count { it[0] <= one[0] && one[0] < it[1] } <= 2 : 'two fit at a time'
}
true
