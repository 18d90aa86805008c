import io.github.membudget.it.Build

def build = new Build(basedir)
def mib = 1L << 20
def mark = 200 * mib
// What the JVM itself takes while a class runs.
def more = 16 * mib

def check = { report, project, reports, numbers ->
    def module = report.modules[0]
    assert module.tests == [run: 40, failures: 0, errors: 0, skipped: 0] : project
    assert module.testCases*.class.toSet().size() == 40 && module.testCases.size() == 40
    assert new File(basedir, reports).list().count { it ==~ /TEST-it\.Growing\d\dTest\.xml/ } == 40
    assert build.surefireCounts(reports) == [40, 0, 0, 0]
    def ran = module.forks.findAll { it.peakRssBytes }
    assert ran*.number.toSet() == numbers.toSet() : ran*.number
    assert ran.every { it.peakRssBytes <= mark + 10 * mib + more } : ran*.peakRssBytes.collect { it / mib }
    numbers.each { number ->
        def generations = module.forks.findAll { it.number == number }*.generation
        // One that runs no test looks for the classes first.
        def counted = generations.dropWhile { it == null }
        assert counted.size() >= 2 && counted == (1..counted.size()).toList() : generations
    }
    module
}

check(build.project('one-fork').report(), 'one-fork', 'one-fork/target/surefire-reports', [1])
// Its last run knows from the first what each class takes.
assert build.project('one-fork').report().modules[0].peak.rssBytes <= mark + more
assert build.log() =~ /module 'one-fork' recycled its forks \d+ times: RSS was over 200 MiB at the end of a class, or the next class would have passed it, as earlier runs show\. The next/
check(build.project('junit4').report(), 'junit4', 'junit4/target/surefire-reports', [1])
check(build.project('junit4').json('target/older/membudget/report.json'), 'older', 'junit4/target/older/surefire-reports', [1])
check(build.project('two-forks').report(), 'two-forks', 'two-forks/target/surefire-reports', [1, 2])
assert build.log() =~ /\[INFO] membudget: module 'one-fork' recycled its forks \d+ times: RSS was over 200 MiB at the end of a class\. The next classes ran in a fresh fork\.\n/

def together = build.project('parallel').module('parallel')
assert together.tests.run == 40
assert together.forks.every { !it.containsKey('generation') }
assert together.forks*.number == [1] : 'numbers are free again, the lowest first'
assert build.log().contains("[WARNING] membudget: <recycleAt> does nothing for module 'parallel': its classes run in parallel in one fork.")
