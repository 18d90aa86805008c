import io.github.membudget.it.Build

def build = new Build(basedir)

assert build.text('target/runs.txt').readLines().size() == 2
assert build.log() =~ /membudget[^\n]*:test \(default-cli\)/
assert build.log() =~ /membudget[^\n]*:test \(budgets\)/
assert build.module('by-hand-without-extension').tests.run == 1
