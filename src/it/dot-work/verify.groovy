import io.github.membudget.it.Build
def build = new Build(basedir)
def report = build.report()
true
