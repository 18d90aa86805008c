import io.github.membudget.it.Build

def build = new Build(basedir)

def module = build.module('child-process-counts')
assert module.peak.rssBytes > 160L << 20
assert module.forks.size() == 1 : 'a child JVM is no fork'
assert module.forks[0].childPeakRssBytes > 160L << 20
assert module.forks[0].childPeakRssBytes < module.peak.rssBytes
assert build.log() =~ /child processes up to [0-9.]+ MiB/
