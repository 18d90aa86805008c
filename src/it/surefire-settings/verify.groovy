import io.github.membudget.it.Build

def build = new Build(basedir)

def log = build.log()
def flaky = build.module('surefire-settings')
assert flaky.tests == [run: 3, failures: 0, errors: 0, skipped: 0] : 'a test that passes on its second run passed'
assert log.contains('Flakes: 1')
def runs = build.text('target/runs.txt').readLines().collect { it.split(' ')[0] }
assert runs[0] == 'ZTest.one' : 'reverse alphabetical'
assert runs.sort() == ['ATest.flaky', 'ATest.flaky', 'ATest.seesTheEnvironment', 'ZTest.one']
assert !build.has('target/excluded.txt')
assert build.text('target/environment.txt') == 'kept'
