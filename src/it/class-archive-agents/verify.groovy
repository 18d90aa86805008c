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
    def xml = build.text("target/${run}/surefire-reports/TEST-it.GreeterTest.xml")
    assert !(xml =~ /<(failure|error|skipped|flaky)/)
    (xml =~ /<testcase name="([^"]+)"/).collect { it[1] }.sort()
}
def covered = { run -> build.text("target/${run}/site/jacoco/jacoco.csv").readLines().find { it.contains(',Greeter,') } }
def shared = { run, of -> build.text("target/${run}/loaded.txt").readLines()
        .count { it.contains('] ' + of) && it =~ /source: shared objects file( \(top\))?$/ } }

assert cases('plain') == ['aFinalClassIsMocked', 'aMethodHandleOfANewFormIsBoundAfterAMock', 'aStaticMethodIsMocked', 'greets']
assert covered('plain').contains(',Greeter,')
runs.each {
    assert cases(it) == cases('plain')
    assert covered(it) == covered('plain')
}
assert reason('making').startsWith('made at the end of this run')
assert 'archive' in jvm.using.inForce
// From the first inline mock on, a JVM takes only the JDK's classes from an archive: Mockito has put a jar before them.
assert shared('using', 'org.junit.jupiter.') > 100 && shared('using', 'org.mockito.') > 40
assert reason('all') == "JaCoCo's agent changes every class as it is loaded, unless its <includes> say which"
if (on25) {
    // Another JVM has another archive.
    assert reason('making25').startsWith('made at the end of this run')
    assert shared('using25', 'org.junit.jupiter.') > 100 && shared('using25', 'org.mockito.') > 40
}
assert 'archive' in jvm.using25.inForce
assert !(build.log() =~ /(?i)corrupt|\[(warning|error) *]\[(cds|aot)/)
