import io.github.membudget.it.Build

def build = new Build(basedir)

assert build.text('target/module.txt') == 'io.github.membudget.it.jpms'
assert build.module('jpms').tests.run == 1
assert build.module('named').tests.run == 1
