import io.github.membudget.it.Build

def build = new Build(basedir)

assert build.text('target/module.txt') == 'io.github.membudget.it.jpms'
assert build.module('jpms').tests.run == 1
assert build.module('named').tests.run == 1

// The probe listens here too.
def cases = build.module('jpms').testCases + build.module('named').testCases
assert cases.every { it.attribution == 'exclusive' && it.peakGrowthBytes != null && it.allocatedBytes > 0 && it.threads > 0 }
assert cases.every { it.peakSource in ['kernel', 'sampled'] }

// Nor does it become another run for an archive that no JVM would use.
if (!System.getProperty('os.name').startsWith('Windows')) {
    def left = build.module('jpms').jvm.leftOut
    assert left.size() == 1 && left[0].part == 'archive' && left[0].reason.contains('module-info')
}
