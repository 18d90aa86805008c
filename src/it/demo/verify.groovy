import groovy.io.FileType
import io.github.membudget.it.Build
import java.nio.file.Files

def build = new Build(basedir)
def of = { name -> (build.text('pom.xml') =~ "<${name}>(.*)</")[0][1] }
def source = new File(of('demo.source')).toPath()
// As the profile fills them in.
def values = ['@project.version@': of('demo.version'), '@surefireVersion@': of('surefireVersion'), '@junitVersion@': of('junitVersion')]
def gson = new File(com.google.gson.Gson.protectionDomain.codeSource.location.toURI())

def demo = { name, changes ->
    def project = new File(basedir, name)
    source.resolve('shop').toFile().eachFileRecurse(FileType.FILES) {
        def copy = project.toPath().resolve(source.resolve('shop').relativize(it.toPath()))
        Files.createDirectories(copy.parent)
        Files.copy(it.toPath(), copy)
    }
    (values.collect { from, to -> ['pom.xml', from, to] } + changes).each { file, from, to ->
        def text = new File(project, file).text
        assert text.contains(from)
        new File(project, file).text = text.replace(from, to)
    }
    def command = [System.getProperty('java.home') + '/bin/java', "-Ddemo.project=${name}", "-Ddemo.maven=${System.getProperty('maven.home')}",
        "-Ddemo.version=${of('demo.version')}", "-Ddemo.localRepository=${localRepositoryPath}", '-classpath', gson, source.resolve('java/Demo.java')]
    def process = new ProcessBuilder(command*.toString()).directory(basedir).redirectErrorStream(true)
    // The outer build's own wishes are not a user's.
    process.environment().remove('MAVEN_ARGS')
    def started = process.start()
    def printed = started.inputStream.text
    new File(basedir, "${name}.log").text = printed
    [exit: started.waitFor(), lines: printed.readLines()]
}

def meant = demo('meant', [])
assert meant.exit == 0 : meant.lines
// As a user sees it: no line is prefixed by another Maven.
assert meant.lines.any { it.startsWith("[INFO] membudget: module 'search' peaked at ") } : meant.lines
assert meant.lines.any { it.contains('search') && it.endsWith('BREACHED') }
assert !meant.lines.any { it.contains('[INFO] [') || it.contains('could not be activated') } : meant.lines
// What the module's own argument lets it take is the one thing to warn of.
def warnings = meant.lines.findAll { it.contains('WARNING') }
assert warnings.size() == 1 && warnings[0].contains('-XX:MaxDirectMemorySize=512m promise ') : warnings
def end = meant.lines.drop(meant.lines.findLastIndexOf { it.startsWith('[ERROR]') } + 1).join('\n')
assert end.contains('this breach was meant')
assert end.contains('meant/target/membudget/report.html') && build.has('meant/target/membudget/report.html')
assert end.contains('mvn -f meant membudget:investigate')
// By far: what differs from machine to machine decides nothing.
def modules = build.project('meant').modules()
assert modules*.name as Set == ['search', 'parsing', 'shop'] as Set
modules.each {
    def used = it.peak.rssBytes / it.ceilingBytes
    assert it.name == 'search' ? used > 2 : used < 0.5 : "${it.name}: ${used}"
}

def other = demo('other', [['pom.xml', '<ceiling>192m</ceiling>', '<ceiling>700m</ceiling>'],
    ['src/test/java/demo/rest/BasketTest.java', 'assertEquals(6', 'assertEquals(7']])
assert other.exit == 1 : other.lines
assert other.lines.any { it.startsWith('The demo failed') }
assert other.lines.any { it.contains("Module 'shop' ended as completed") && it.contains('"failures":1') } : other.lines
assert other.lines.any { it.contains('search=within') } : other.lines
assert !other.lines.any { it.contains('was meant') && !it.contains('not') }
