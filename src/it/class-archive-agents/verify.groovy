import io.github.membudget.it.Build

def build = new Build(basedir)
def on25 = build.text('java25.txt')
if (!on25) {
    println 'class-archive-agents: no JDK 25 in JAVA_25_HOME or /usr/lib/jvm, so that nothing is said of Java 25'
}

def runs = ['making', 'using', 'all', 'making25', 'using25']
def jvm = runs.collectEntries { [(it): build.json("target/${it}/membudget/report.json").modules[0].jvm] }
def reason = { run -> jvm[run].leftOut.find { it.part == 'archive' }?.reason }
def cases = { run ->
    new XmlSlurper().parse(new File(basedir, "target/${run}/surefire-reports/TEST-it.GreeterTest.xml")).testcase
            .collect { it.@name.text() + (it.children().any { it.name() in ['failure', 'error', 'skipped'] } ? ' bad' : ' good') }.sort()
}
def covered = { run -> build.text("target/${run}/site/jacoco/jacoco.csv").readLines().find { it.contains(',Greeter,') } }
def shared = { run, of -> build.text("target/${run}/loaded.txt").readLines()
        .count { it.contains('] ' + of) && it =~ /source: shared objects file( \(top\))?$/ } }

assert cases('plain').size() == 3 && cases('plain').every { it.endsWith(' good') }
assert covered('plain')
runs.each {
    assert cases(it) == cases('plain')
    assert covered(it) == covered('plain')
}
assert reason('making').startsWith('made at the end of this run')
assert 'archive' in jvm.using.inForce
assert shared('using', 'org.mockito.') > 100 && shared('using', 'net.bytebuddy.') > 100
assert reason('all') == "JaCoCo's agent changes every class as it is loaded, unless its <includes> say which"
if (on25) {
    // Another JVM has another archive.
    assert reason('making25').startsWith('made at the end of this run')
    assert shared('using25', 'org.mockito.') > 100 && shared('using25', 'net.bytebuddy.') > 100
}
assert 'archive' in jvm.using25.inForce
assert !(build.log() =~ /(?i)corrupt|\[(warning|error) *]\[(cds|aot)/)
