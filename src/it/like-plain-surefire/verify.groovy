import io.github.membudget.it.Build

def build = new Build(basedir)
def log = build.log()

assert log.count('has already been run for this configuration') == 6
def runs = (build.text('target/runs.txt') =~ /.{3}/).collect { it }
assert runs.size() == 6
// In module 'named', beside which the project's own module runs.
assert runs[1].indexOf('C') < runs[1].indexOf('A')
assert runs[2].startsWith('C')
assert runs[3].startsWith('C')
assert runs[5].startsWith('C')

// Each of the two versions has its own checksum.
assert basedir.list().findAll { it.startsWith('.surefire-') }.size() == 2
assert basedir.list().findAll { it.startsWith('.surefire-') }.every { new File(basedir, it).readLines().size() == 3 }

// That failures be ignored, only the lifecycle says that the report forks.
assert build.has('target/reports/surefire.html')
assert build.text('target/reports/surefire.html').contains('CTest')
