import io.github.membudget.it.Build

def build = new Build(basedir)

def runs = build.text('target/runs.txt').readLines()
assert runs.collect { it.split(' ')[0] }.sort() == ['ATest.one', 'ATest.one', 'ATest.two', 'ATest.two', 'BTest.one', 'BTest.one']
assert runs.collect { it.split(' ')[1] }.toSet().size() == 2 : 'one JVM for each of the two builds'
assert build.surefireCounts('target/surefire-reports') == [3, 0, 0, 0]
assert build.module('tests-run-once-single').tests.run == 3
assert build.log() =~ /membudget[^\n]*:test \(default-test\) @ tests-run-once-single/
assert (build.log() =~ /(?m)^.*surefire[^\n]*:test \(default-test\) @ tests-run-once-single/).count == 1 : 'the skipped run alone'
assert build.log().count('starts') == 1 : 'the skipped run measures nothing'
