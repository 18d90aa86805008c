import io.github.membudget.it.Build

def build = new Build(basedir)

def log = build.log()
assert build.text('target/runs.txt').readLines().size() == 1 : 'after one failure nothing more runs'
assert log.contains('No tests were executed!')
assert log.count('BUILD FAILURE') == 2
