import io.github.membudget.it.Build

def build = new Build(basedir)

def module = build.module('junit6')
assert module.tests == [run: 9, failures: 1, errors: 1, skipped: 2]
assert build.surefireCounts('target/surefire-reports') == [9, 1, 1, 2]
def cases = module.testCases.collectEntries { [(it.class + '.' + it.method): it.status] }

assert cases['it.PlainTest.passes'] == 'passed'
assert cases['it.PlainTest.fails'] == 'failed'
assert cases['it.PlainTest.breaks'] == 'error'
assert cases['it.PlainTest.isDisabled'] == 'skipped'
assert cases['it.PlainTest.assumes'] == 'skipped'
assert cases['it.PlainTest$Inside.isFound'] == 'passed'
assert cases.keySet().count { it.startsWith('it.PlainTest.eachOf') } == 2
assert !build.log().contains('\u001b[31m')
