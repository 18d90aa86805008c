import io.github.membudget.it.Build

def build = new Build(basedir)

def lines = build.text('target/runs.txt').readLines().collect { it.split(' ') }
assert lines.size() == 12
def jvms = { name -> lines.findAll { it[0].startsWith(name) }.collect { it[1] }.toSet() }
assert jvms('StoreATest') == jvms('StoreBTest') && jvms('StoreATest').size() == 1
assert jvms('AloneATest').size() == 1 && jvms('AloneATest') != jvms('AloneBTest')
assert jvms('StoreSlowTest') == jvms('RestTest')
assert (jvms('Store') + jvms('Alone') + jvms('Rest')).size() == 4
assert lines.every { it[2] == (it[0].startsWith('StoreA') || it[0].startsWith('StoreB') ? 'storage' : 'null') }
assert lines.findAll { it[0].startsWith('Alone') }.every { it[3].toLong() <= 64L << 20 }
assert build.modules()*.name == ['storage', 'each-alone', 'named-modules']
assert build.module('each-alone').heapBytes == 64L << 20
// Under a kernel's limit the forks' java is not Maven's own: Surefire 3.6 then looks for the classes in a fork before.
assert build.module('each-alone').forks.size() == (build.module('each-alone').enforcement == 'watchdog' ? 2 : 3)
assert build.module('storage').testCases.size() == 4
assert build.surefireCounts('target/surefire-reports') == [12, 0, 0, 0]
assert build.log().contains("[WARNING] membudget: module 'elsewhere' matches no test class: includes [**/Gone*], excludes []. Patterns are Surefire's: **/kg/**, **/*SearchTest.java.")
