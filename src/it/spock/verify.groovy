import io.github.membudget.it.Build

def build = new Build(basedir)

def module = build.module('spock')
// Spock tells the feature that it unrolls as a test too; Surefire counts it.
assert module.tests.run == 4
assert module.testCases.every { it.class == 'it.SizeSpec' && it.status == 'passed' }
assert build.surefireCounts('target/surefire-reports') == [6, 0, 0, 0]

def large = 'keeps a (large) table, 100% of it'
assert build.text('target/runs.txt').readLines().sort() == [large, 'may take more: is it slow?']
assert build.module('search').tests.run == 2
assert build.report().breaches*.name == ["SearchSpec.${large}".toString()]

def line = build.text('src/test/groovy/it/SearchSpec.groovy').readLines().findIndexOf { it.contains(large) } + 1
assert build.log().readLines().findAll { it.startsWith('::') }*.replaceFirst(/(?<=of it)::.*/, '') ==
        ["::warning file=src/test/groovy/it/SearchSpec.groovy,line=${line},title=Memory ceiling passed%3A SearchSpec.keeps a (large) table%2C 100%25 of it".toString()]
