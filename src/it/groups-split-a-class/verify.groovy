import io.github.membudget.it.Build

def build = new Build(basedir)

def runs = build.text('target/runs.txt').readLines().collect { it.split(' ') }
assert runs*.getAt(0).sort() == ['MixedTest.heavy', 'MixedTest.light', 'PlainTest.one']
def jvm = runs.collectEntries { [(it[0]): it[1]] }
assert jvm['MixedTest.heavy'] != jvm['MixedTest.light']
assert jvm['PlainTest.one'] == jvm['MixedTest.light']
assert build.module('heavy').testCases*.method == ['heavy']
assert build.module('groups-split-a-class').tests.run == 2
assert build.surefireCases('target/surefire-reports') == ['it.MixedTest.heavy passed': 1, 'it.MixedTest.light passed': 1, 'it.PlainTest.one passed': 1]
assert build.surefireCounts('target/surefire-reports') == [3, 0, 0, 0]
assert build.text('target/surefire-reports/it.MixedTest.txt').count('Tests run: 1') == 2
