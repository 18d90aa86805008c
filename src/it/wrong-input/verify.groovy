import io.github.membudget.it.Build

def build = new Build(basedir)

def log = build.log()
assert log.contains("membudget: <suiteCeiling> is '8x': unknown unit 'x'. The units are k, m, g, t, KiB, MiB, GiB, TiB (powers of 1024), KB, MB, GB, TB (powers of 1000) and %")
assert log.contains("membudget: <forkCount> is '0': tests of wrong-input would run in Maven's own JVM, where they can be neither measured nor limited apart from Maven; set Surefire's <forkCount> to 1 or more. To run this project without budgets: <membudget.skip>true</membudget.skip> in its <properties>")
assert log =~ /<moduleCeiling> is '[^']+': too small for module 'wrong-input'/
assert log.contains("the class it.ATest is claimed by two modules, 'one' and 'two'; add an <exclude> to one of them, so that it runs once")
assert log.contains("Did you mean 'suiteCeiling'?")
assert log.contains("no project of this build has that artifactId")
assert log.contains("membudget: <onBreach> is 'explode': unknown. The words are fail, kill, warn")
assert build.text('target/runs.txt').readLines().size() == 2 : 'only the builds with a warning ran their test'
assert log.count("[WARNING] membudget: wrong-input runs its tests in Maven's own JVM (Surefire's <forkCount> is 0). There they cannot be measured or limited") == 1
assert log =~ /\[WARNING\] membudget: module 'wrong-input' has -Xmx900m in its argLine, which can't fit its ceiling of 300 MiB once the heap is full/
assert log.count("membudget: -Dmembudget.onBraech is no property of this plugin, so that it sets nothing. Did you mean 'membudget.onBreach'?") == 1
assert log.contains("membudget: <skip> is 'yes': write true or false")
assert log.count('BUILD FAILURE') == 8
assert log.count('BUILD SUCCESS') == 2
assert log =~ /\[WARNING\] membudget: <suiteCeiling> is 64 TiB, but this build may use [0-9.]+ [MGT]iB in all\. On this machine the suite's ceiling is 90 % of that: [0-9.]+ [MGT]iB\./
