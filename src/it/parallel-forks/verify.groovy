import io.github.membudget.it.Build

def build = new Build(basedir)

def module = build.module('parallel-forks')
assert module.tests.run == 4
assert module.forks.size() == 4 : 'the last run forks for each class'
assert module.forks*.pid.toSet().size() == 4
assert module.testCases*.fork.toSet() == [1, 2].toSet()
def largest = module.forks*.peakRssBytes.max()
assert module.peak.rssBytes > largest * 1.5 : 'two at one time'
assert module.peak.rssBytes < largest * 2.5
def forks = build.project('first').report().modules[0].forks
assert forks.size() == 2
assert forks*.number.sort() == [1, 2]
