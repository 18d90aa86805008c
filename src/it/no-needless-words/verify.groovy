import io.github.membudget.it.Build

def build = new Build(basedir)

def log = build.log()
assert build.project('app').module('app').tests.run == 1
assert !log.contains('[WARNING]') : log.readLines().findAll { it.contains('[WARNING]') }
// Two builds: the app's one module, once in each.
assert (log =~ /membudget: module '[^']+' starts/).count == 2
assert (log =~ /membudget: module 'app' starts/).count == 2
for (name in ['api', 'bom', 'shared-test-code']) {
    assert !build.project(name).has('target/membudget')
    assert !(log =~ /membudget[^\n]*'${name}'/)
}
