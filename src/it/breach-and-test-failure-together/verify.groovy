import io.github.membudget.it.Build

def build = new Build(basedir)

def log = build.log()
assert log =~ /Module 'greedy' peaked at/
assert log =~ /(?m)^(\[ERROR\] )?Module 'first': / : 'a paragraph of its own'
assert log.contains('BrokenTest.fails')
assert build.project('first').modules()*.name == ['greedy', 'first']
assert build.project('second').module('second').tests.run == 1
assert !build.project('third').has('target/membudget')
assert log =~ /third \.+ SKIPPED/
assert build.suite().verdict == 'breached'
assert build.suite().modules*.name == ['greedy', 'first', 'second']
