import io.github.membudget.it.Build

def build = new Build(basedir)

def module = build.module('faults')
assert module.verdict == 'breached'
assert module.outcome in ['killed-by-kernel', 'killed-by-membudget']
assert module.durationMillis < 60_000 : 'nobody waited for the stopped JVM'
assert module.testCases*.status == ['unfinished']
def boxes = module.blackBox.collect { new File(it).text }
assert boxes.any { it.contains('the JVM is stopped (SIGSTOP or a debugger) and answers nothing') }
assert boxes.every { it.contains('StoppedTest.isStoppedWhileItsChildGrows') }
