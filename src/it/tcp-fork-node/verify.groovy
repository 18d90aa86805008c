import io.github.membudget.it.Build

def build = new Build(basedir)

assert build.text('target/channel.txt').startsWith('tcp://')
assert build.module('tcp-fork-node').testCases*.status == ['passed']
assert build.module('tcp-fork-node').peak.rssBytes > 20L << 20
