import io.github.membudget.it.Build
import io.github.membudget.it.Daemon

def maven = new File(System.getProperty('maven.home'))
def classes = new File(Daemon.protectionDomain.codeSource.location.toURI())
def classPath = [new File(maven, 'conf/logging'), new File(maven, 'lib/*'), new File(maven, 'boot/*'), classes].join(File.pathSeparator)
def java = new File(System.getProperty('java.home'), 'bin/java').path
def daemon = new ProcessBuilder([java, '-Xmx512m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC',
        '--add-opens', 'java.base/java.lang=ALL-UNNAMED', "-Dmaven.home=${maven}".toString(), '-cp', classPath, Daemon.name,
        basedir.path, localRepositoryPath.path,
        'large -Dmembudget.moduleCeiling=1g', 'large -Dmembudget.moduleCeiling=150m -Dmembudget.onBreach=kill', 'failing -DargLine=-Dfail=true',
        'large -Dmembudget.moduleCeiling=1g', 'large -Dmembudget.moduleCeiling=1g'])
        .directory(basedir).redirectErrorStream(true).redirectOutput(new File(basedir, 'daemon.log')).start()
assert daemon.waitFor(5, java.util.concurrent.TimeUnit.MINUTES) : 'nothing keeps the JVM alive'
assert daemon.exitValue() == 0

def build = new Build(basedir)
def left = (1..5).collect { number ->
    def properties = new Properties()
    new File(basedir, "daemon-${number}.properties").withReader { properties.load(it) }
    properties
}
def suites = (1..5).collect { build.json("suite-${it}.json") }

assert left*.failed == ['false', 'true', 'true', 'false', 'false']
assert left[1].message.contains("Module 'large'")
assert left[2].message.contains('There are test failures')
assert suites.collect { it.modules*.name } == [['large'], ['large'], ['failing'], ['large'], ['large']]
assert suites.collect { it.modules*.tests.run.flatten() }.every { it.size() == 1 }
assert suites*.verdict == ['within', 'breached', 'within', 'within', 'within']
assert suites.collect { it.breaches*.scope } == [[], ['module'], [], [], []]
assert suites.collect { it.modules[0].ceilingBytes } == [1 << 30, 150 << 20, null, 1 << 30, 1 << 30]
assert suites[1].modules[0].outcome in ['killed-by-kernel', 'killed-by-membudget']
assert suites*.startedAt.toSet().size() == 5

assert left*.threads.toSet() == [''].toSet()
assert left*.processes.toSet() == ['0'].toSet()
assert left*.properties.toSet() == [''].toSet()
// Surefire's own, of which each of its realms has one.
assert left*.hooks.every { !it.contains('membudget') }
assert left*.suites.toSet() == ['0'].toSet()
assert left*.sessions.toSet() == ['0'].toSet()

// What both ways through the plugin load is loaded by then.
assert left[4].realms == left[3].realms : 'no build makes realms of its own'
// A realm that is made anew for each build would have its more than a thousand classes once more; some few load when first needed.
assert left[4].classes.toInteger() - left[3].classes.toInteger() < 500
assert left[4].objects.toInteger() - left[3].objects.toInteger() < 100
assert left[4].heap.toLong() - left[3].heap.toLong() < 4 << 20
