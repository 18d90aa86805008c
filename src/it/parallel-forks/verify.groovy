import io.github.membudget.it.Build

def build = new Build(basedir)

def module = build.module('parallel-forks')
assert module.tests.run == 4
// Where the forks' java is not Maven's own, Surefire 3.6 looks for the classes in a fork before: as it is under a kernel's limit.
def looking = module.enforcement == 'watchdog' ? 0 : 1
assert module.forks.size() == 4 + looking : 'the last run forks for each class'
assert module.forks*.pid.toSet().size() == 4 + looking
assert module.testCases*.fork.toSet() == [1, 2].toSet()
def largest = module.forks*.peakRssBytes.max()
assert module.peak.rssBytes > largest * 1.5 : 'two at one time'
assert module.peak.rssBytes < largest * 2.5
def forks = build.project('first').report().modules[0].forks
assert forks.size() == 2 + looking
assert forks*.number.toSet() == [1, 2].toSet()
// Each JVM's time, those of the run that forks for each class too.
def runs = [module, build.project('first').report().modules[0]]
assert runs.every { one -> one.forks.every { it.cpu.millis > 200 && it.cpu.compilersMillis > 20 } }
assert runs.every { one -> ['millis', 'compilersMillis', 'collectorsMillis'].every { part -> one.cpu[part] == one.forks*.cpu*.get(part).sum() } }
