import io.github.membudget.it.Build

def build = new Build(basedir)
def log = build.log()

assert log =~ /  suggest \/ holding: <ceiling>\d+m<\/ceiling> <heap>\d+m<\/heap>/
assert log =~ /    heap: [0-9.]+ MiB after the JVM's own collections/
assert log =~ /    Warning: its ceiling of 3 GiB is more than 3 times the need/
assert log.contains('membudget: written into ')
assert log =~ /    CPU \d+\.\d s: compilers (at most )?\d+ %/

// How many runs there may be is told before the first, and how long they will take after it.
def bound = (log =~ /membudget: the suite runs at most (\d+) times/)[0][1] as int
assert log =~ /membudget: that took \d+ s\. At most ${bound - 1} more runs will take about /
def ran = new File(basedir, 'target/membudget').list().findAll { it ==~ /trial-\d+\.log/ }.size()
assert ran > 8 && ran <= bound

// One table a module, and the same in a file.
def row = { module, what ->
    def lines = log.readLines()
    def at = lines.findIndexOf { it =~ /  suggest \/ ${module}, \d+ runs:$/ }
    lines.drop(at).find { it =~ /\]?\s+${what} / }.replaceFirst(/.*?${what}\s+/, '').split(/  +/)
}
['holding', 'computing'].each { module ->
    def all = ['as it is', 'shortest time', 'least memory', 'recommended'].collectEntries { [(it): row(module, it)] }
    assert all.values().every { it.size() == 6 && it[2] =~ /^\d+\.\d s$/ && it[3] =~ /^\d+\.\d s$/ && it[4].endsWith('MiB') }
    assert all.values()*.getAt(5).toSet() == [module == 'holding' ? '2' : '1'] as Set
    assert all['as it is'][0] == 'default'
}
assert build.text('target/membudget/suggestion.txt').contains('  suggest / computing, ')

// Twice as slow and more without the second compiler: whatever else is chosen, that stays.
assert !(row('computing', 'recommended')[0] =~ /c1|lean/)
assert !(row('computing', 'shortest time')[0] =~ /c1|lean/)

// Each JVM of the first round was in force in its run.
def first = (1..4).collect { (build.text("target/membudget/trial-${it}.log") =~ /module 'holding' starts: 1 class, ceiling.*?jvm ([a-z0-9]+(,[a-z0-9]+)*)/)[0][1] }
assert first == ['serial,c1', 'serial', 'c1', 'lean']

// The last line of all is what was written.
def told = (log =~ /  suggest \/ holding: <ceiling>(\d+)m<\/ceiling> <heap>(\d+)m<\/heap>(?: <jvm>([a-z0-9,]+)<\/jvm>)?/).collect { it }.last()
def pom = build.text('pom.xml')
assert pom.contains('<!-- by hand -->')
assert pom.contains("<ceiling>${told[1]}m</ceiling> <!-- ours -->\n              <heap>${told[2]}m</heap>")
assert told[3] == null || pom.contains("<heap>${told[2]}m</heap>\n              <jvm>${told[3]}</jvm>")
assert (told[2] as int) >= 48 && (told[2] as int) < 400 : 'from the 40 MiB that it holds'

// Maven's own JVM was measured; where that gained, the file says so.
def maven = log =~ /membudget: Maven's own JVM: test without the tests takes \d+\.\d s, and \d+\.\d s with (.*) \(medians of 3 runs each\)\. (.*)/
assert maven.find()
def config = new File(basedir, '.mvn/jvm.config')
assert maven.group(2).startsWith('Written into') == config.exists()
assert !config.exists() || config.text == '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC\n'

// Ended early, as by Ctrl-C, it prints what it had by then, and its own Maven ends too.
def command = [System.getProperty('maven.home') + '/bin/mvn', '-B', '-o', "-Dmaven.repo.local=${localRepositoryPath}",
    'io.github.membudget:membudget-maven-plugin:suggest', '-Dmembudget.verify', '-Dmembudget.goals=test']*.toString()
def ended = new ProcessBuilder(command).directory(basedir).redirectErrorStream(true)
ended.environment().remove('MAVEN_ARGS')
def process = ended.start()
def lines = []
def reader = process.inputStream.newReader()
def line
while ((line = reader.readLine()) != null) {
    lines << line
    if (line.contains('membudget: run 2: ')) {
        ['kill', '-INT', process.pid()]*.toString().execute().waitFor()
    }
}
process.waitFor()
assert lines.any { it.contains('membudget: ended before the trials were over. What was found so far, in ') } : lines
assert lines.any { it =~ /  suggest \/ computing, 1 run:$/ } : lines
def left = ProcessHandle.allProcesses().filter { it.info().commandLine().orElse('').contains("${basedir}/target/membudget/trial.properties") }.count()
assert left == 0
