import io.github.membudget.it.Build

def build = new Build(basedir)

def log = build.log()
assert log.contains("Module 'dies': its test JVM ended before its tests did (exit code 137, SIGKILL: the kernel out of memory, or someone's kill -9), while DiesTest.isKilled ran.")
assert !(log =~ /\[ERROR\]\s+at org\.apache\.maven\.plugin\.surefire/)
assert build.module('dies').outcome == 'crashed'
assert build.module('dies').exitCode == 137
assert build.module('dies').testCases.find { it.method == 'isKilled' }.status == 'unfinished'
assert build.module('fork-dies').tests.run == 1
assert build.module('full').outcome == 'out-of-memory'
assert log =~ /Module 'full': [\s\S]*OutOfMemoryError: Java heap space/
