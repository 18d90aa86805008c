import io.github.membudget.it.Build

def build = new Build(basedir)

def investigated = build.json('other/membudget/report.json')
assert investigated.modules.every { it.outcome == 'completed' && it.tests.run == 1 }
assert new File(basedir, 'other/jacoco.exec').length() > 0 : 'its agent was there too'

def csv = build.text('target/site/jacoco/jacoco.csv')
assert csv.readLines().findAll { it.contains(',Covered,') }.every { it.split(',')[4] != '0' } : 'both test modules left their coverage'
assert csv.contains(',Covered,')
def lines = csv.readLines().find { it.contains(',Covered,') }.split(',')
assert lines[5] == '0' || lines[8] != '0'
assert build.text('target/property.txt') == 'kept'
assert build.module('b').tests.run == 1 && build.module('jacoco').tests.run == 1
assert csv.readLines().find { it.contains(',Covered,') }.split(',')[11] == '0' : 'no method is missed: ' + csv
