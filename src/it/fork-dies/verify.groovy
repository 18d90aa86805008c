import io.github.membudget.it.Build

def build = new Build(basedir)

def log = build.log()
assert log =~ /Module 'dies': its test JVM was killed by SIGKILL \(exit code 137\) while DiesTest\.isKilled ran\. It had reached [0-9.]+ MiB of RSS\./
assert !log.contains('properly saying goodbye')
assert !(log =~ /\[ERROR\]\s+at org\.apache\.maven\.plugin\.surefire/)
assert build.module('dies').outcome == 'crashed'
assert build.module('dies').exitCode == 137
assert build.module('dies').testCases.find { it.method == 'isKilled' }.status == 'unfinished'
assert build.module('fork-dies').tests.run == 2
assert build.module('full').outcome == 'out-of-memory'
assert build.module('full').verdict == 'inconclusive' : 'it did not get as far as its ceiling'
assert log =~ /Module 'full': -Xmx\d+m was derived from <ceiling>300m<\/ceiling> and was too small; <ceiling>\d+m<\/ceiling> would give it at least -Xmx\d+m, [^\n]*\n[^\n]*\n[^\n]*OutOfMemoryError: Java heap space\./

assert build.module('mute').outcome == 'out-of-memory'
assert log =~ /Module 'mute': [\s\S]*? The heap \(-Xmx64m\) was full/

assert log =~ /Module 'exits': its test JVM ended by itself \(exit code 3\) while ExitsTest\.callsExit ran\./
assert build.module('exits').outcome == 'crashed'
def crash = (log =~ /Module 'crashes': its test JVM crashed \(exit code 134\) while CrashesTest\.goesAstray ran\.[^\n]*\n[^\n]*Its own report of it: (\S+hs_err_pid\d+\.log)\./)
assert crash.find()
assert new File(crash.group(1)).text.contains('SIGSEGV')

assert log =~ /Module 'fork-dies': Surefire's time limit \(forkedProcessTimeoutInSeconds\) ended its test JVM while SleepsTest\.sleepsTooLong ran\./
assert build.module('off-heap').outcome == 'out-of-memory'
assert log =~ /OutOfMemoryError: (Direct buffer memory|Cannot reserve [^\n]*direct buffer memory[^\n]*)[^\n]*\. (Direct buffers may take|The direct buffers have reached) /
// Where the class space fills first, the JVM's counters do not show metaspace as full, and the fork has no words left.
assert build.module('classes').outcome in ['out-of-memory', 'crashed']
if (build.module('classes').outcome == 'out-of-memory') {
    assert log =~ /-XX:MaxMetaspaceSize/
}
// Out of metaspace for good, the fork dies in one of two ways; one of them Surefire takes for success.
assert log =~ /Module 'classes': its test JVM ran out of memory( \(exit code 1\))? while ClassesTest\.loadsClassesWithoutEnd ran\./ || log =~ /Module 'classes': its test JVM ended before its tests did/ || log =~ /ClassesTest.*OutOfMemoryError|OutOfMemoryError: Metaspace/
