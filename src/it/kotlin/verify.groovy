import io.github.membudget.it.Build

def build = new Build(basedir)

assert build.text('target/runs.txt').readLines().sort() == ['inside', 'large', 'may take more', 'other', 'small']
assert build.surefireCounts('target/surefire-reports') == [5, 0, 0, 0]
assert build.module('search').tests.run == 4
assert build.module('search').testCases*.class.unique().sort() == ['it.kotlin.SearchTest', 'it.kotlin.SearchTest$Inside']
assert build.module('search').testCases*.method.sort() == ['is small too', 'keeps a (large) table, 100% of it', 'may take more', 'small']
assert build.module('kotlin').testCases*.class == ['it.kotlin.OtherTest']
assert build.report().breaches*.name == ['SearchTest.keeps a (large) table, 100% of it']

def line = build.text('src/test/kotlin/Searching.kt').readLines().findIndexOf { it.contains('`keeps a') } + 1
assert build.log().readLines().findAll { it.startsWith('::') }*.replaceFirst(/(?<=table%2C 100%25 of it)::.*/, '') ==
        ["::warning file=src/test/kotlin/Searching.kt,line=${line},title=Memory ceiling passed%3A SearchTest.keeps a (large) table%2C 100%25 of it".toString()]
assert build.has('target/membudget/report.html')
