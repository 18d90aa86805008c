import io.github.membudget.it.Build

def build = new Build(basedir)

def log = build.log()
assert build.suite().modules*.outcome == ['killed-by-membudget', 'killed-by-membudget']
assert build.suite().breaches.count { it.scope == 'suite' } == 1
for (name in ['one', 'two']) {
    assert log =~ /(?m)^\[INFO\] ${name} \.+ FAILURE/
    assert !build.has("${name}/target/${name}-1.jar") : 'what was not tested to its end is not packaged'
}
assert log =~ /Module 'two' was ended for the suite's ceiling of 150 MiB\. HoldTest\.holds ran then\. Its remaining tests did not run\./
