import io.github.membudget.it.Build

def build = new Build(basedir)

assert build.text('target/runs.txt').readLines().sort() == ['large', 'may take more', 'other', 'plus', 'small']
assert build.surefireCounts('target/surefire-reports') == [5, 0, 0, 0]
assert build.module('search').tests.run == 4
assert build.module('scala').testCases*.class == ['it.OtherTest']
assert build.report().breaches*.name == ['SearchTest.keeps$u0020a$u0020large$u0020table']

def line = build.text('src/test/scala/it/Searching.scala').readLines().findIndexOf { it.contains('`keeps a') } + 1
assert build.log().readLines().findAll { it.startsWith('::') }*.replaceFirst(/,title=.*/, '') ==
        ["::warning file=src/test/scala/it/Searching.scala,line=${line}".toString()]
