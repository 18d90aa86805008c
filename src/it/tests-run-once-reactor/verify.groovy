import io.github.membudget.it.Build

def build = new Build(basedir)

for (name in ['one', 'two']) {
    def project = build.project(name)
    assert project.text('target/runs.txt').readLines().size() == 2
    assert project.surefireCounts('target/surefire-reports') == [2, 0, 0, 0]
    assert project.module(name).tests.run == 2
    assert build.log().count("(default-test) @ " + name) == 3
}
// Of the last build, which ran one project, where Maven was started.
assert build.suite().modules*.name == ['two']
assert !build.has('two/target/membudget/suite.json')
assert !(build.log() =~ /surefire[^\n]*:test \(default-test\)/)
