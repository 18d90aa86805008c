import io.github.membudget.it.Build

def build = new Build(basedir)

def runs = ['making', 'using', 'changed', 'clash']
def jvm = runs.collectEntries { [(it): build.json("target/${it}/membudget/report.json").modules[0].jvm] }
def reason = { run -> jvm[run].leftOut.find { it.part == 'archive' }?.reason }
// The launcher comes from Surefire's own jars, behind the tests' classes.
def loaded = { run -> build.text("target/${run}/loaded.txt").readLines().findAll { it.contains('] org.junit.jupiter.') } }
def shared = { run -> loaded(run).count { it.contains('source: shared objects file (top)') || it.endsWith('source: shared objects file') } }

assert reason('making') =~ /^made at the end of this run, of \d+ classes in \d+ jars, for the next one$/
assert shared('making') == 0
assert loaded('making').size() > 100

assert jvm.using == [asked: 'archive', inForce: ['archive'], leftOut: []]
assert shared('using') > 0.9 * loaded('using').size()

assert reason('changed').startsWith('made at the end of this run') : 'a jar is another'
assert shared('changed') == 0

assert reason('clash') =~ '^META-INF/LICENSE.md is both in .*/target/clash/test-classes and in .*\\.jar, and so the order of these decides$'
assert shared('clash') == 0

// Tests see what they see without us, in the same order; the probe's jar besides.
def seen = { run ->
    build.text("target/${run}/seen.txt").replace("/target/${run}/", '/target/RUN/')
            .replaceAll(':[^:\n]*/membudget-probe\\.jar', '')
}
runs[0..2].each { assert seen(it) == seen('plain') }
assert seen('clash').readLines()[3].contains('/target/RUN/test-classes/') : 'its own comes first'

def log = build.log()
assert log =~ /module 'class-archive' starts, .*jvm archive without archive, since there is none of its jars yet\n/
assert log =~ /module 'class-archive' now has a class archive: made at the end of this run, .* for the next one \(\d+\.\d s, once\)\n/
assert log =~ /module 'class-archive' starts, .*jvm archive\n/
assert !(log =~ /(?i)corrupt|\[warning]\[cds/)

def cache = new File(basedir.parentFile.parentFile, 'class-archive-cache/membudget/archives')
assert cache.list().count { it.endsWith('.jsa') } == 2
assert !runs.any { new File(basedir, "target/${it}/membudget/classes").exists() }
