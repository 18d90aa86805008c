import io.github.membudget.it.Build

def build = new Build(basedir)
def logs = build.log().split(/(?=\[INFO\] Scanning for projects)/).findAll { it.contains('Scanning for projects') }
assert logs.size() == 5

assert logs[0] =~ /Module 'as-surefire-says': its test JVM never started \(exit code 1\), so that no test ran in it\.\s+\[ERROR\] +java says: Unrecognized VM option 'NoSuchOption'/
assert !(logs[0] =~ /System\.exit|had reached/)
assert logs[0].contains('MojoExecutionException')

assert logs[1] =~ /\[WARNING\] membudget: Module 'as-surefire-says': Surefire's time limit \(forkedProcessTimeoutInSeconds\) ended its test JVM while CaseTest\.runs ran\./
assert logs[1].contains('[ERROR] There was a timeout in the fork')
assert logs[1].contains('testFailureIgnore is set')
assert !logs[1].contains('Nothing tells why')

assert logs[2] =~ /(?s)Surefire's time limit.*There was a timeout in the fork/
assert logs[2].contains('MojoFailureException')

// Dead forks are never ignored.
assert logs[3] =~ /its test JVM ended by itself \(exit code 7\) while CaseTest\.runs ran\./
assert logs[3].contains('Crashed tests: it.CaseTest')
def dump = (logs[3] =~ /(\S+\.dumpstream)/)
assert dump.find()
assert new File(dump.group(1)).text.contains('a word of the native side')
assert logs[3].contains('MojoExecutionException')

assert logs[4] =~ /\[WARNING\] membudget: Module 'as-surefire-says': its test JVM ended by itself \(exit code 7\) while CaseTest\.runs ran\./
assert logs[4].contains("Failsafe's verify goal judges it.")
assert logs[4] =~ /maven-failsafe-plugin[^\n]*verify[^\n]*on project/
def summary = build.text('target/failsafe-reports/failsafe-summary.xml')
assert summary.contains('Crashed tests:')
assert summary.contains('\tat org.apache.maven.plugin.surefire')
assert !summary.contains('membudget')
