import io.github.membudget.it.Build

def build = new Build(basedir)

def module = build.module('enforcement-off')
assert module.enforcement == 'off'
assert module.outcome == 'completed' && module.verdict == 'breached'
assert module.tests == [run: 1, failures: 0, errors: 0, skipped: 0]
assert build.log().contains('not enforced by the kernel: off')
