import io.github.membudget.it.Build

def build = new Build(basedir)
def module = build.module('truth')
def test = { name -> module.testCases.find { it.method == name } }
def mib = 1L << 20
// What the JVM itself needs meanwhile, to compile and to run the test's own code.
def near = { long bytes, long truth -> Math.abs(bytes - truth * mib) <= Math.max((long) (2 * mib), (truth * mib).intdiv(50)) }

def kept = test('keeps64Mebibytes')
assert near(kept.peakGrowthBytes, 64) && near(kept.growthBytes, 64)
assert kept.peakSource == 'kernel'
['keepsNothing', 'keepsNothingEither'].each {
    assert near(test(it).peakGrowthBytes, 0) : 'nothing of what came before is theirs'
    assert near(test(it).growthBytes, 0)
}
def spike = test('spikesBy100MebibytesForAMoment')
assert near(spike.peakGrowthBytes, 100) && near(spike.growthBytes, 0)
def direct = test('keepsADirectBufferOf32Mebibytes')
assert near(direct.growthBytes, 32)
assert near(direct.directBufferBytes - spike.directBufferBytes, 32)
def allocates = test('allocatesTenMebibytesOfHeapAndDropsThem')
assert near(allocates.allocatedBytes, 10)
assert module.testCases.every { it.attribution == 'exclusive' && it.threads > 0 && it.loadedClasses > 500 && it.metaspaceBytes > 0 }

def type = module.classes.find { it.class == 'it.AKeptTest' }
assert type.openFiles > 5
assert type.peakRssBytes == module.peak.rssBytes || module.peak.rssBytes > type.peakRssBytes
// Between its tests a class runs its own code and the framework's.
assert Math.abs(type.growthBytes - test('warmsUp').growthBytes - (64 + 32 + 10) * mib) < 8 * mib
assert module.peak.source == 'kernel'
assert module.peak.rssBytes >= spike.peakRssBytes : 'the mark was reset, and nothing lost by it'
assert !build.has('target/membudget/forks')

def left = { name -> module.classes.find { it.class == name }.left }
def kinds = left('it.BLeavesTest').groupBy { it.kind }
assert kinds.keySet() == ['thread', 'open-file', 'open-socket', 'temporary-file', 'child-process', 'mbean', 'system-property', 'default', 'class-loader', 'jdbc-driver', 'delete-on-exit'] as Set
assert kinds.thread*.detail.any { it =~ /^left-by-b \(daemon, TIMED_WAITING\) at it\.BLeavesTest\.waits\(BLeavesTest\.java:\d+\)$/ }
assert kinds['open-file']*.detail.any { it.endsWith('target/left-open.txt') }
assert kinds['open-socket']*.detail.any { it =~ /^TCP listening at \*:\d+, socket:\[\d+\]$/ }
assert kinds['temporary-file']*.detail.any { it =~ /left-by-b\d+\/ \(2 files, 5096 bytes\)$/ }
assert kinds['child-process']*.detail.any { it =~ /^sleep \(pid \d+\)$/ }
assert kinds.mbean*.detail.contains('it:type=Left')
assert kinds['system-property']*.detail.contains('left.by.b added')
assert kinds.default.size() == 2 && kinds.default*.detail.any { it.endsWith(' became it_IT') }
// Nobody had needed one before.
assert kinds.default*.detail.contains('time zone became Asia/Tokyo')
assert kinds['class-loader']*.detail == ["java.net.URLClassLoader of thread 'left-by-b'"]
assert kinds['jdbc-driver']*.detail == ['it.BLeavesTest$LeftDriver']
assert kinds['delete-on-exit']*.detail.every { it.endsWith('left-to-the-end.txt') } && kinds['delete-on-exit'].size() == 1
assert !build.text('target/membudget/report.json').contains('secret') : 'the values of properties are not told'
assert left('it.AKeptTest') == []
assert left('it.CCleanTest') == []
assert left('it.DLastTest')*.detail.any { it.startsWith('left-by-d (daemon, TIMED_WAITING) at it.DLastTest') }
assert module.classes*.left.flatten().every { it.attribution == 'exclusive' }
