import io.github.membudget.it.Build
import java.nio.file.Files
import java.nio.file.Path

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
def breaching = build.json('target/membudget/suite.json').modules.find { it.name == 'breaching' }
assert build.log().contains("over its 160 MiB ceiling")
def boxes = new File(basedir, 'target/membudget/black-box').listFiles()
assert boxes.any { it.text.contains('java.lang.String') } : 'jcmd was asked'
['target/membudget/investigation.md', 'target/membudget/report.html', 'target/membudget-reports/TEST-membudget.xml',
    'target/membudget-reports/openmetrics.txt', 'target/membudget-merged/report.html'].each { assert build.has(it) : it }
assert new File(basedir, 'target/membudget/flames').list()

// Names are told, values are not.
assert build.text('target/membudget/report.json').contains('canary.left')
assert holding('target/membudget', 'target/membudget-reports', 'target/membudget-merged').isEmpty()
// The same where a reader would find it: what Surefire itself wrote has it.
assert !holding('target/surefire-reports').isEmpty()

// No dump and no recording but the one that was asked for.
def files = []
new File(basedir, 'target').eachFileRecurse(groovy.io.FileType.FILES) { files << it }
assert files.findAll { it.name ==~ /.*\.(jfr|live|holders|clocks|jfc)/ }.isEmpty()
def dumps = files.findAll { it.name.endsWith('.hprof') }
assert dumps.size() == 2
def redacted = dumps.find { it.name ==~ /breaching-\d+-redacted\.hprof/ }
def raw = dumps.find { it.path =~ /target.raw.membudget.dumps.breaching-\d+\.hprof$/ }
assert !holding('target/raw/membudget/dumps').isEmpty() : 'raw has it'
dumps.each { assert rights(it) == 'rw-------' && rights(it.parentFile) == 'rwx------' }

// Where it is, is told.
assert build.json('target/membudget/report.json').liveSets[0].heapDump == [file: redacted.canonicalPath, redacted: true]
assert build.log().contains("is kept, without the values in it (arrays, strings and numbers are zero; names of classes and fields stay): ${redacted.canonicalPath}")
assert build.log() =~ /is kept, with all that the tests held, passwords and keys too: remove it when you are done: .*raw/
assert build.text('target/membudget/investigation.md') =~ /- Kept: the heap dump of JVM \d+ is kept, without/
assert build.log().contains("<membudget.keepDump> is 'all': write redacted")
