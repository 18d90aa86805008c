import io.github.membudget.it.Build

def build = new Build(basedir)

def runs = ['making', 'using', 'changed', 'anew', 'clash']
def jvm = runs.collectEntries { [(it): build.json("target/${it}/membudget/report.json").modules[0].jvm] }
def reason = { run -> jvm[run].leftOut.find { it.part == 'archive' }?.reason }
def shared = { run ->
    build.text("target/${run}/loaded.txt").readLines()
            .count { it.contains(' org.junit.') && it.contains('source: shared objects file') }
}
// JUnit's classes that a fork loads at all.
def loaded = { run -> build.text("target/${run}/loaded.txt").readLines().count { it.contains(' org.junit.') } }

assert reason('making') =~ /^made at the end of this run, of \d+ classes in \d+ jars, for the next one$/
assert shared('making') == 0
assert loaded('making') > 300

assert jvm.using == [asked: 'archive', inForce: ['archive'], leftOut: []]
assert shared('using') > 0.8 * loaded('using')

assert reason('changed').startsWith('made at the end of this run') : 'a jar is another'
assert shared('changed') == 0
assert jvm.anew.inForce == ['archive']
assert shared('anew') > 0.8 * loaded('anew')

assert reason('clash') =~ '^META-INF/LICENSE.md is both in .*/target/clash/test-classes and in .*\\.jar, and so the order of these decides$'
assert shared('clash') == 0

// Tests see what they see without us, in the same order; the probe's jar besides.
def seen = { run ->
    build.text("target/${run}/seen.txt").replace("/target/${run}/", '/target/RUN/')
            .replaceAll(':[^:\n]*/membudget-probe\\.jar', '')
}
runs[0..3].each { assert seen(it) == seen('plain') }
assert seen('clash').readLines()[3].contains('/target/RUN/test-classes/') : 'its own comes first'

def log = build.log()
assert log =~ /module 'class-archive' starts: .*jvm archive without archive, since there is none of its jars yet\n/
assert log =~ /module 'class-archive' has an archive of classes now: made at the end of this run, .* for the next one \(\d+\.\d s, once\)\n/
assert log =~ /module 'class-archive' starts: .*jvm archive\n/
assert !(log =~ /(?i)corrupt|\[warning]\[cds/)

def cache = new File(basedir.parentFile.parentFile, 'class-archive-cache/membudget/archives')
assert cache.list().count { it.endsWith('.jsa') } == 2
assert !runs.any { new File(basedir, "target/${it}/membudget/classes").exists() }
