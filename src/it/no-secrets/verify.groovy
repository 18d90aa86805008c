import io.github.membudget.it.Build
import java.nio.file.Files

def build = new Build(basedir)

// In Latin letters, in two bytes each, in either order.
def words = ['UTF-8', 'UTF-16LE', 'UTF-16BE'].collect { new String('canary-7f3a'.getBytes(it), 'ISO-8859-1') }
def holding = { String... folders ->
    folders.collectMany { folder ->
        def found = []
        new File(basedir, folder).eachFileRecurse(groovy.io.FileType.FILES) { file ->
            def content = file.getText('ISO-8859-1')
            if (words.any { content.contains(it) }) {
                found << file.path
            }
        }
        found
    }
}
def rights = { File file -> java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file.toPath())) }

// What is to be searched is there.
assert build.log().contains('over its 200 MiB ceiling')
def boxes = new File(basedir, 'target/membudget/black-box').listFiles()
assert boxes.any { it.text.contains('java.lang.String') } : 'jcmd was asked'
['target/redacted/membudget/investigation.md', 'target/membudget/report.html', 'target/membudget-reports/TEST-membudget.xml',
    'target/membudget-reports/openmetrics.txt', 'target/membudget-merged/report.html', 'summary.md'].each { assert build.has(it) : it }
assert new File(basedir, 'target/redacted/membudget/flames').list()

// Names are told, values are not.
assert build.text('target/membudget/report.json').contains('canary.left')
assert holding('target/membudget', 'target/redacted/membudget', 'target/membudget-reports', 'target/membudget-merged').isEmpty()
assert !build.text('summary.md').contains('canary-7f3a')
// Where it may be, the search finds it: Surefire's own reports, and a dump as the JVM wrote it.
assert !holding('target/surefire-reports').isEmpty()
def inRaw = holding('target/raw/membudget')
assert inRaw.size() == 1 && inRaw[0].endsWith('.hprof')

// No dump and no recording but those that were asked for.
def files = []
new File(basedir, 'target').eachFileRecurse(groovy.io.FileType.FILES) { files << it }
assert files.findAll { it.name ==~ /.*\.(jfr|live|holders|clocks|jfc)/ }.isEmpty()
def dumps = files.findAll { it.name.endsWith('.hprof') }
assert dumps*.name.collect { it.replaceAll(/\d+/, 'PID') } as Set == ['breaching-PID-redacted.hprof', 'breaching-PID.hprof'] as Set
dumps.each { assert rights(it) == 'rw-------' && rights(it.parentFile) == 'rwx------' }
def redacted = dumps.find { it.name.contains('redacted') }

// Where it is, is told.
assert build.json('target/redacted/membudget/report.json').liveSets[0].heapDump == [file: redacted.canonicalPath, redacted: true]
assert build.log().contains("is kept, with its values removed (arrays, strings and numbers are zero; names of classes and fields stay): ${redacted.canonicalPath}")
assert build.log() =~ /is kept, with all data of the tests, passwords and keys too. Remove it when you are done: .*raw/
assert build.text('target/redacted/membudget/investigation.md') =~ /- Kept: the heap dump of JVM \d+ is kept, with its values removed/
assert build.log().contains("<membudget.keepDump> is 'all': write redacted")
