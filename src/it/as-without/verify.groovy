import io.github.membudget.it.Build

def build = new Build(basedir)
def state = { build.text("target/${it}/state.txt").readLines() as Set }
def plain = state('plain')
def measured = state('measured')
assert plain.containsAll(['time zone null', 'MBean server null', 'driver manager in use: false', 'drivers []'])
assert plain - measured == [] as Set
assert measured - plain == [
    'class path membudget-probe.jar',
    'environment MEMBUDGET_FORK',
    'environment MEMBUDGET_SESSION',
    'hook membudget-probe-end',
    'org.junit.platform.launcher.LauncherSessionListener io.github.membudget.probe.SessionListener',
    'org.junit.platform.launcher.TestExecutionListener io.github.membudget.probe.MemoryListener',
] as Set

// What had been initialised by then.
def initialised = { as ->
    def logs = new File(basedir, "target/${as}").listFiles().findAll { it.name ==~ /init-\d+\.log/ }*.readLines()
    def lines = logs.find { log -> log.any { it.contains("Initializing 'it/StateTest'") } }
    def names = lines.takeWhile { !it.contains("Initializing 'it/StateTest'") }.findResults { (it =~ /Initializing '([^']+)'/).with { it.find() ? it.group(1) : null } }
    // Classes that the JVM makes up are numbered.
    names.findAll { !(it =~ '[$][$]Lambda|LambdaForm|Species_|[$]Proxy|[+]0x') } as Set
}
def before = initialised('plain')
def ours = initialised('measured') - before
assert before.size() > 500 && !before.contains('java/util/TimeZone') && ours.contains('io/github/membudget/probe/Probe')
def harmless = [
    // What tells a JVM's figures. No MBean server is made by it.
    ~/(java\/lang|com\/sun|sun)\/management\/.*/, ~/javax\/management\/(ObjectName|MBeanServerFactory|openmbean\/).*/, ~/com\/sun\/jmx\/mbeanserver\/.*/, ~/jdk\/internal\/misc\/VM.BufferPoolsHolder/,
    // Collections, reflection, patterns, and what they are made of.
    ~/java\/util\/\w*(List|Map|Set|Queue|Deque|Collections|Arrays)\b.*/, ~/java\/util\/(function|stream|regex|concurrent)\/.*/, ~/(java\/lang|sun|jdk\/internal)\/(reflect|invoke|vm\/annotation)\/.*/, ~/sun\/misc\/Unsafe/,
    // A thread of Surefire's hears from Maven now and then.
    ~/org\/apache\/maven\/surefire\/.*/,
    // Files are read and listed.
    ~/java\/io\/.*/, ~/java\/nio\/file\/\w*Exception/, ~/sun\/nio\/fs\/.*/, ~/java\/nio\/channels\/.*/, ~/sun\/nio\/ch\/(?!Util).*/, ~/sun\/net\/www\/protocol\/jrt\/Handler/,
]
assert ours.findAll { name -> !name.startsWith('io/github/membudget/') && !harmless.any { name ==~ it } } == [] as Set

// And what Surefire tells of it.
def properties = { as ->
    new groovy.xml.XmlSlurper().parse(new File(basedir, "target/${as}/surefire-reports/TEST-it.StateTest.xml")).properties.property.collectEntries { [it.@name.text(), it.@value.text().replace("target/${as}", 'target')] }
}
def told = properties('plain')
def toldToo = properties('measured')
assert told.keySet() == toldToo.keySet()
assert told.keySet().findAll { told[it] != toldToo[it] } - ['java.class.path', 'surefire.test.class.path', 'surefire.real.class.path', 'sun.java.command', 'membudget.skip'] == [] as Set

// No ceiling: nothing to enter, so that the forks' java is Maven's own, and Surefire starts a JVM for each class and no other.
def module = build.json('target/measured/membudget/report.json').modules[0]
assert module.enforcement == 'watchdog' && module.forks.size() == 2 && module.tests == [run: 2, failures: 0, errors: 0, skipped: 0]
assert !build.has('target/measured/membudget/java')
// A time zone that the JVM chose as it was told to is nothing left behind.
assert module.classes*.left == [[], []]
