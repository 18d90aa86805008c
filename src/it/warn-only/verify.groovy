import io.github.membudget.it.Build

def build = new Build(basedir)

assert build.report().verdict == 'breached'
assert build.report().breaches.size() == 1
assert build.log() =~ /\[WARNING\] Module 'warn-only' peaked at [^\n]*; onBreach=warn lets the build go on\./
assert build.log() =~ /warn-only +1 .*BREACHED/
assert build.log().contains('BUILD SUCCESS')
