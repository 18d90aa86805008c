import io.github.membudget.it.Build

def build = new Build(basedir)
def report = build.report()
def mib = 1L << 20

assert report.findings.size() == 2
def grows = report.findings.find { it.headline.contains('GrowingTest.KEPT') }
assert grows.severity != 'low' && grows.impactBytes >= 12 * mib && grows.impactBytes < 13 * mib
assert grows.evidence.any { it =~ /Grows in each round .*: \+12\.\d MiB a round \(12\.\d MiB after round 1, 36\.\d MiB after round 3\)/ }
def cache = report.findings.find { it.headline.contains('CachingTest.CACHE') }
assert cache.severity == 'low' && cache.impactBytes >= 40 * mib && cache.impactBytes < 42 * mib
assert cache.evidence.any { it =~ /Filled once: .*\(40\.\d MiB after round 1, 40\.\d MiB after round 3\)/ }

def text = build.text('target/membudget/investigation.md')
assert text.contains('in round 2, 1 test failed: ') && text.contains('ran before')
assert text.contains("the classes of module 'apart' ran once, not 3 times")

// Surefire's reports are those of the first round alone.
def reports = new File(basedir, 'target/surefire-reports').listFiles().findAll { it.name.endsWith('.xml') }.collectEntries {
    [it.name, new groovy.xml.XmlSlurper().parse(it)]
}
assert reports['TEST-it.OnlyOnceTest.xml'].@tests == '1' && reports['TEST-it.OnlyOnceTest.xml'].@failures == '0'
assert reports.values().every { it.@errors == '0' && it.@failures == '0' }
def sums = reports.values().sum { it.@tests.toInteger() }
assert sums == 47
assert reports.values().every { !it.text().contains('again') }
assert reports['TEST-it.GrowingTest.xml'].text().count('kept 1') == 1
