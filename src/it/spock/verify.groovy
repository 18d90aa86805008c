import io.github.membudget.it.Build

def build = new Build(basedir)

def module = build.module('spock')
// Spock tells the feature that it unrolls as a test too; Surefire counts it.
assert module.tests.run == 4
assert module.testCases.every { it.class == 'it.SizeSpec' && it.status == 'passed' }
assert build.surefireCounts('target/surefire-reports') == [4, 0, 0, 0]
