import io.github.membudget.it.Build

def build = new Build(basedir)

assert build.text('target/runs.txt').readLines().size() == 1
assert build.module('tests-run-once-core-extension').tests.run == 1
assert !(build.log() =~ /surefire[^\n]*:test \(default-test\)/)

// Of a root without tests, too, the goals have their short name.
assert build.log() =~ /1 reports? put together in/
