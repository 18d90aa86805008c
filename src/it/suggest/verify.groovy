import io.github.membudget.it.Build

def build = new Build(basedir)
def log = build.log()

assert log =~ /  suggest \/ holding: <ceiling>\d+m<\/ceiling> <heap>\d+m<\/heap>/
assert log =~ /    heap: [0-9.]+ MiB after the JVM's own collections/
assert log =~ /    Warning: its ceiling of 3 GiB is more than 3 times the need/
assert log.contains('membudget: written into ')
def pom = build.text('pom.xml')
assert pom.contains('<!-- by hand -->')
assert pom =~ /<ceiling>\d+m<\/ceiling> <!-- ours -->\n              <heap>\d+m<\/heap>\n            <\/module>/
def heap = (pom =~ /<heap>(\d+)m<\/heap>/)[0][1] as int
assert heap >= 56 && heap < 200 : 'from the 40 MiB that it holds'

assert log =~ /  suggest \/ holding: before [0-9.]+ MiB in [0-9.]+ s \(2 tests\), (after [0-9.]+ MiB in [0-9.]+ s \(2 tests\): \d\.\d\dx|no smaller heap held)/
// The heaps of the first trial were in force in it.
assert build.text('target/membudget/trial-1.log') =~ /module 'holding' starts: 1 class, no ceiling, -Xmx\d+m/

assert log =~ /    CPU \d+\.\d s: compilers (at most )?\d+ %/
