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
        'large -Dmembudget.moduleCeiling=1g'])
        .directory(basedir).redirectErrorStream(true).redirectOutput(new File(basedir, 'daemon.log')).start()
assert daemon.waitFor(5, java.util.concurrent.TimeUnit.MINUTES) : 'nothing keeps the JVM alive'
assert daemon.exitValue() == 0

def build = new Build(basedir)
def left = (1..4).collect { number ->
    def properties = new Properties()
    new File(basedir, "daemon-${number}.properties").withReader { properties.load(it) }
    properties
}
def suites = (1..4).collect { build.json("suite-${it}.json") }

assert left*.failed == ['false', 'true', 'true', 'false']
assert left[1].message.contains("Module 'large'")
assert left[2].message.contains('There are test failures')
assert suites.collect { it.modules*.name } == [['large'], ['large'], ['failing'], ['large']]
assert suites.collect { it.modules*.tests.run.flatten() }.every { it.size() == 1 }
assert suites*.verdict == ['within', 'breached', 'within', 'within']
assert suites.collect { it.breaches*.scope } == [[], ['module'], [], []]
assert suites.collect { it.modules[0].ceilingBytes } == [1 << 30, 150 << 20, null, 1 << 30]
assert suites[1].modules[0].outcome in ['killed-by-kernel', 'killed-by-membudget']
assert suites*.startedAt.toSet().size() == 4

assert left*.threads == ['', '', '', '']
assert left*.processes == ['0', '0', '0', '0']
assert left*.hooks.toSet().size() == 1
assert left*.properties == ['', '', '', '']
assert left*.suites == ['0', '0', '0', '0']
assert left[3].sessions == left[0].sessions
assert left[3].realms == left[0].realms : 'the daemon keeps the realms of the first build'
