import io.github.membudget.it.Build

def build = new Build(basedir)

assert build.text('target/java.txt') == 'toolchain'
def module = build.module('toolchain-java')
assert module.forks.size() == 1
assert module.peak.rssBytes > 20L << 20
