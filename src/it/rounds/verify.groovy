import io.github.membudget.it.Build

def build = new Build(basedir).project('five')
def report = build.report()
def mib = 1L << 20

assert report.findings.size() == 2
def grows = report.findings.find { it.headline.contains('GrowingTest.KEPT') }
assert grows.severity != 'low' && grows.impactBytes >= 12 * mib && grows.impactBytes < 13 * mib
assert grows.evidence.any { it =~ /Grows in each round .*: \+12\.\d MiB a round \(12\.\d MiB, 24\.\d MiB, 36\.\d MiB after rounds 1, 2, 3\)/ }
def cache = report.findings.find { it.headline.contains('CachingTest.CACHE') }
assert cache.severity == 'low' && cache.impactBytes >= 40 * mib && cache.impactBytes < 42 * mib
assert cache.evidence.any { it =~ /Filled once: .*\(40\.\d MiB, 40\.\d MiB, 40\.\d MiB after rounds 1, 2, 3\)/ }

// Lines of prose are broken.
def text = build.text('target/membudget/investigation.md').replaceAll(/\s+/, ' ')
assert text.contains('in round 2, 1 test failed: it.OnlyOnceTest.failsWhenItRunsAgain (') && text.contains('ran before')
assert text.contains('the classes ran once, since each has a JVM of its own')

// A JVM that a test ends in a later round has run its tests before.
assert text.contains('a test ended the JVM in round 3 during it.ExitsTest.endsTheJvmInTheThirdRound (System.exit in it.ExitsTest.')
assert report.modules.every { it.outcome == 'completed' && it.tests.failures == 0 && it.tests.errors == 0 }
assert grows.rounds.course == 'grows' && grows.rounds.bytesPerRound >= 12 * mib && grows.rounds.kept*.round == [1, 2, 3]
assert cache.rounds.course == 'filled-once'

// Surefire runs JUnit 4 alone with a test plan for each class: all of them run again.
def four = new Build(basedir).project('four').report()
def slope = four.findings.find { it.headline.contains('GrowingTest.KEPT') }.rounds.bytesPerRound
assert slope >= 5 * mib && slope < 6 * mib

// Surefire's reports are those of the first round alone.
def reports = new File(basedir, 'five/target/surefire-reports').listFiles().findAll { it.name.endsWith('.xml') }.collectEntries {
    [it.name, new groovy.xml.XmlSlurper().parse(it)]
}
assert reports['TEST-it.OnlyOnceTest.xml'].@tests == '1' && reports['TEST-it.OnlyOnceTest.xml'].@failures == '0'
assert reports.values().every { it.@errors == '0' && it.@failures == '0' }
def sums = reports.values().sum { it.@tests.toInteger() }
assert sums == 48
assert reports.values().every { !it.text().contains('again') }
assert reports['TEST-it.GrowingTest.xml'].text().count('kept 1') == 1
