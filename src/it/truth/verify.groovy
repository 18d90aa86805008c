import io.github.membudget.it.Build

def build = new Build(basedir)
def module = build.module('truth')
def test = { name -> module.testCases.find { it.method == name } }
def mib = 1L << 20
// What the JVM itself needs meanwhile, to compile and to run the test's own code.
def near = { long bytes, long truth -> Math.abs(bytes - truth * mib) <= Math.max(2 * mib, truth * mib / 50) }

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
assert near(type.growthBytes - test('warmsUp').growthBytes, 64 + 32 + 10)
assert module.peak.source == 'kernel'
assert module.peak.rssBytes >= spike.peakRssBytes : 'the mark was reset, and nothing lost by it'
assert !build.has('target/membudget/forks')
