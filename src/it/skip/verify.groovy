import io.github.membudget.it.Build

def build = new Build(basedir)

assert !build.has('target/runs.txt')
assert !build.has('target/membudget')
assert build.log().count('Tests are skipped.') == 3
assert !build.log().contains('membudget: module')
