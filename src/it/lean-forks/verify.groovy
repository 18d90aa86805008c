import io.github.membudget.it.Build

def build = new Build(basedir)

def jvms = build.text('target/jvms.txt').readLines().collectEntries { it.split(' ').with { [(it[0]): it[1..-1]] } }
assert jvms.keySet() == ['PartATest', 'PartBTest', 'OwnTest', 'DefaultTest', 'GeneralTest'] as Set
assert jvms.values().every { it[4] == 'kept' }

// Collector, last compiler, MiB of code cache, arenas. Two arenas for glibc alone.
def glibc = System.getProperty('os.name').startsWith('Linux') && !new File('/lib').list().any { it.startsWith('ld-musl-') }
def two = glibc ? '2' : 'null'
def serial = 'Copy+MarkSweepCompact'
assert jvms.GeneralTest[0..3] == [serial, '1', '240', two]
// Another collector than the default one's two would be a machine of one processor or of little memory.
assert jvms.DefaultTest[1..3] == ['4', '240', 'null']
assert jvms.PartATest[0] == jvms.DefaultTest[0]
assert jvms.PartATest[1..3] == ['1', '240', two]
assert jvms.PartBTest == jvms.PartATest
assert jvms.OwnTest[0] =~ /^PSMarkSweep\+PSScavenge$|^PSScavenge\+PSMarkSweep$|Parallel/ || jvms.OwnTest[0].contains('PS')
assert jvms.OwnTest[1..3] == ['1', '240', two]

def arenas = glibc ? ['arenas'] : []
assert build.module('lean-forks').jvm.asked == 'lean'
assert build.module('lean-forks').jvm.inForce == ['serial', 'c1'] + arenas
assert build.module('parts').jvm.inForce == ['c1'] + arenas
assert build.module('as-it-is').jvm == [asked: 'default', inForce: [], leftOut: []]
def own = build.module('own-collector').jvm
assert own.inForce == ['c1'] + arenas
assert own.leftOut[0] == [part: 'serial', reason: 'their arguments have -XX:+UseParallelGC']

def log = build.log()
if (glibc) {
    assert log =~ /module 'lean-forks' starts: 1 class, no ceiling, jvm lean\n/
    assert log =~ /module 'parts' starts: 2 classes, ceiling 400 MiB, -Xmx\d+m, jvm c1,arenas, /
    assert log =~ /module 'own-collector' starts: 1 class, ceiling 400 MiB, -Xmx\d+m, jvm lean without serial, since their arguments have -XX:\+UseParallelGC, /
}
assert build.surefireCounts('target/surefire-reports') == [5, 0, 0, 0]
