import io.github.membudget.it.Build

def build = new Build(basedir)

def log = build.log()
assert (log =~ /\[WARNING\] maven-surefire-plugin 2\.22\.2 is older than 3\.0\.0; membudget needs 3\.0\.0 or newer and runs 3\.\S+ instead/).count == 1
for (name in ['replaced', 'v300', 'v325', 'v354']) {
    def project = build.project(name)
    assert project.module(name).tests == [run: 2, failures: 0, errors: 0, skipped: 1]
    assert project.module(name).testCases*.status.sort() == ['passed', 'skipped']
    assert project.module(name).peak.rssBytes > 20L << 20
    assert project.module('two').tests.run == 1
}
def versions = build.suite().plugin.surefire.split(', ') as List
assert versions.containsAll(['3.0.0', '3.2.5', '3.5.4']) && versions.size() == 4
