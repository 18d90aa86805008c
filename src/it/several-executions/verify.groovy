import io.github.membudget.it.Build

def build = new Build(basedir)

assert build.text('target/runs.txt').readLines().collect { it.split(' ')[0] } == ['ATest.one', 'SlowCheck.one']
assert build.modules()*.execution == ['default-test', 'slow']
assert build.log() =~ /several-executions \(default-test\) +1 /
assert build.log() =~ /several-executions \(slow\) +1 /
assert build.log() =~ /(?s)membudget[^\n]*:test \(default-test\).*jar[^\n]*:jar.*membudget[^\n]*:test \(slow\)/
assert !(build.log() =~ /surefire[^\n]*:test \(/)
