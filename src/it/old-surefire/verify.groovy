import io.github.membudget.it.Build

def build = new Build(basedir)

def log = build.log()
// By the newest, and by the last that runs the tests' libraries.
assert (log =~ /\[WARNING\] maven-surefire-plugin 2\.22\.2 is older than 3\.0\.0; membudget needs 3\.0\.0 or newer and runs 3\.6\.\d+ instead/).count == 1
assert (log =~ /\[WARNING\] maven-surefire-plugin 2\.22\.2 is older than 3\.0\.0; membudget needs 3\.0\.0 or newer and runs 3\.5\.6 instead/).count == 1
def libraries = build.project('libraries').module('libraries')
assert libraries.tests == [run: 2, failures: 0, errors: 0, skipped: 1]
assert libraries.peak.rssBytes > 20L << 20
for (name in ['replaced', 'v300', 'v325', 'v354']) {
    def project = build.project(name)
    assert project.module(name).tests == [run: 2, failures: 0, errors: 0, skipped: 1]
    assert project.module(name).testCases*.status.sort() == ['passed', 'skipped']
    assert project.module(name).peak.rssBytes > 20L << 20
    assert project.module('two').tests.run == 1
}
def versions = build.suite().plugin.surefire.split(', ') as List
assert versions.containsAll(['3.0.0', '3.2.5', '3.5.4', '3.5.6']) && versions.size() == 5
