import io.github.membudget.it.Build

def build = new Build(basedir)

assert build.module('heavy').execution == 'default'
assert build.module('heavy').tests == [run: 1, failures: 1, errors: 0, skipped: 0]
def own = build.modules().findAll { it.name == 'failsafe' }
assert own*.execution.sort() == ['default', 'default-test']
assert own*.tests*.run == [1, 1]
def summary = build.text('target/failsafe-reports/failsafe-summary.xml')
assert summary =~ /<completed>2<\/completed>/
assert summary =~ /<failures>1<\/failures>/
assert build.log() =~ /failsafe[^\n]*:verify \(default\)/
assert !(build.log() =~ /failsafe[^\n]*:integration-test \(default\)/)
assert build.text('target/after.txt').trim() == 'ran' : 'the phase after the integration tests ran before the failure'
assert build.log().contains('There are test failures')
assert build.log().count('BUILD SUCCESS') == 1 : '-Dit.test leaves the failing test out'
assert build.surefireCounts('target/failsafe-reports') == [2, 1, 0, 0]
