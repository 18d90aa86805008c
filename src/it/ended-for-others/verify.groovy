import io.github.membudget.it.Build

def build = new Build(basedir)

def suite = build.suite()
assert suite.verdict == 'within'
assert suite.suite.verdict == 'within'
assert suite.breaches == []
assert suite.modules*.outcome == ['completed', 'completed']
assert suite.modules*.tests*.run == [2, 2]

def again = suite.modules.findAll { it.endedForSuite }
assert again : 'one at least; where the kernel and the sampler see it at one time, both'
for (first in again*.endedForSuite) {
    assert first.outcome in ['killed-by-membudget', 'killed-by-kernel']
    assert first.peakRssBytes < 420L << 20
    assert first.durationMillis > 0
}
for (name in ['grows', 'holds']) {
    assert build.surefireCases("${name}/target/surefire-reports") == ['it.FirstTest.passes passed': 1, 'it.HoldTest.holds passed': 1]
}
for (name in again*.name) {
    assert build.log() =~ /module '${name}' was ended for the suite's ceiling of 420 MiB.* It runs once more at the end, alone\./
}
def proposed = build.log() =~ /' (?:was|were) ended for the suite's ceiling and ran once more alone\. The second run counts\. To let all run at one time: -Dmembudget\.suiteCeiling=(\d+)m/
assert proposed.find()
assert proposed.group(1) as int > 420
