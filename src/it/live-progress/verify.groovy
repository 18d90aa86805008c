import groovy.json.JsonSlurper
import io.github.membudget.it.Build

def python = '/usr/bin/python3'
if ([python, '-c', 'import pyte'].execute().waitFor() != 0) {
    println 'Not looked at on a terminal: python3-pyte is not installed.'
    return true
}
def build = new Build(basedir)
def maven = build.text('alpha/target/test-classes/maven-home.txt').trim() + '/bin/mvn'
def mavenCall = [maven, '-o', '-ntp', "-Dmaven.repo.local=${localRepositoryPath}".toString(), 'verify']
def environment = System.getenv() + [TERM: 'xterm-256color', LC_ALL: 'C.UTF-8', JAVA_TOOL_OPTIONS: '-Dfile.encoding=UTF-8',
    MAVEN_OPTS: '-XX:TieredStopAtLevel=1 -XX:+UseSerialGC']
['CI', 'NO_COLOR', 'JENKINS_URL', 'COLUMNS', 'LINES', 'MAVEN_ARGS'].each { environment.remove(it) }

def run = { List command, Map more ->
    def process = new ProcessBuilder(command*.toString()).directory(basedir).redirectErrorStream(true)
    process.environment().clear()
    process.environment().putAll(environment + more)
    def started = process.start()
    def printed = started.inputStream.text
    started.waitFor()
    printed
}
def count = 0
def shown = { Map arguments ->
    def out = new File(basedir, "target/terminal-${++count}.json")
    out.parentFile.mkdirs()
    def printed = run([python, 'terminal.py', out, arguments.rows ?: 24, arguments.columns ?: 80] + (arguments.options ?: []) + mavenCall
        + (arguments.maven ?: []), arguments.environment ?: [:])
    assert out.exists() : printed
    new JsonSlurper().parse(out, 'UTF-8')
}
// What differs between any two runs.
def alike = { List lines -> lines*.replaceAll(/\d+(\.\d+)?/, '0')*.replaceAll(/(?i)[\s.]+/, ' ')*.trim().findAll { it } }
def left = { seen -> seen.lines.findAll { it =~ /\d (MiB of 400 MiB|%) .*0:\d\d$/ } }
def said = { name, seen -> (0..29).collect { i -> seen.lines.findAll { it.contains("${name} says line ${i} ") }.size() } }

// Wide enough that no line of the build is broken in two.
def off = shown(columns: 200, maven: ['-Dmembudget.progress=off'])
def on = shown(columns: 200)
assert off.status == []
assert on.status.any { it =~ /^alpha  █+░+  [0-9.]+ MiB of 400 MiB  AlphaTest\.printsWhileItRuns  0:\d\d$/ } : on.status
assert on.status.any { it =~ /^beta  █+░+  [0-9.]+ MiB of 400 MiB  BetaTest\.printsWhileItRuns  0:\d\d$/ } : on.status
assert said('alpha', on) == [1] * 30 && said('beta', on) == [1] * 30
assert alike(on.lines) == alike(off.lines)
assert left(on) == [] && on.scrollsWhole && on.raw.contains('\u001b[32m')

def narrow = shown(rows: 12, columns: 30, environment: [NO_COLOR: '1'])
assert narrow.status.any { it =~ /^alpha  .*\d+ %  .*0:\d\d$/ } : narrow.status
assert narrow.status.every { it.length() < 30 }
assert narrow.lines.last() == '' && !narrow.raw.contains('\u001b[32m' + '█')
assert narrow.lines.join('').replaceAll(/\s/, '').contains('betasaysline29ofwhatatestprints')

// A build of two projects each: in -Pfull alone.
if (full.toBoolean()) {
    def parallel = shown(maven: ['-T2', '-Dpause=60'])
    assert parallel.status.any { it =~ /alpha .*\d+ %.*  beta .*\d+ %.*  0:\d\d$/ || it =~ /beta .*\d+ %.*  alpha .*\d+ %.*  0:\d\d$/ } : parallel.status
    assert parallel.status.every { it.length() < 80 }

    def waiting = shown(maven: ['-T2', '-Dpause=60', '-Dmembudget.suiteCeiling=500m'])
    assert waiting.status.any { it =~ /^(alpha|beta) .*\d+ %.*  (alpha|beta) waits for room in the suite  0:\d\d$/ } : waiting.status
    assert waiting.status.every { it.length() < 80 }

    def larger = shown(columns: 200, options: ['--resize', 30, 160], maven: ['-Dpause=60'])
    assert left(larger) == []
    assert larger.scrollsWhole && said('beta', larger) == [1] * 30

    def interrupted = shown(options: ['--int'], maven: ['-Dpause=200'])
    assert interrupted.status.size() >= 3 && interrupted.scrollsWhole
    assert left(interrupted) == []

    // Its keeper gives the terminal back; where there is /proc.
    if (new File('/proc/self/environ').exists()) {
        def killed = shown(options: ['--kill'], maven: ['-Dpause=200'])
        assert killed.status.size() >= 3 && killed.scrollsWhole
        assert left(killed) == []
    }
}

def withoutIt = [[maven: ['-B']]] + (full.toBoolean() ? [[maven: ['-q']], [environment: [CI: 'true']], [environment: [TERM: 'dumb']]] : [])
withoutIt.each {
    // One project is enough to see nothing of.
    def quiet = shown(it + [maven: ['-pl', 'alpha'] + (it.maven ?: [])])
    assert quiet.status == [] && !quiet.raw.contains('\u001b7') : it
}
if (full.toBoolean()) {
    assert !shown(maven: ['-pl', 'alpha', '-l', 'target/of-a-terminal.log']).lines.join().contains('says line')
    assert !build.text('target/of-a-terminal.log').contains('\u001b')
}
def piped = run(mavenCall + ['-pl', 'alpha'], [:])
assert piped.contains('alpha says line 29 ') && !piped.contains('\u001b7') && !piped.contains('░')
