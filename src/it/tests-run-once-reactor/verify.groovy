import io.github.membudget.it.Build

def build = new Build(basedir)

for (name in ['one', 'two']) {
    def project = build.project(name)
    assert project.text('target/runs.txt').readLines().size() == 2
    assert project.surefireCounts('target/surefire-reports') == [2, 0, 0, 0]
    assert project.module(name).tests.run == 2
    assert build.log().count("(default-test) @ " + name) == (name == 'one' ? 3 : 2)
}
assert build.suite().modules*.name.sort() == ['one', 'two']
assert !(build.log() =~ /surefire[^\n]*:test \(default-test\)/)
