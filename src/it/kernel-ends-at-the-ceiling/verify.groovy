import io.github.membudget.it.Build

def build = new Build(basedir)

def greedy = build.module('greedy')
assert greedy.verdict == 'breached'
assert greedy.testCases.find { it.method == 'takesEverMore' }.status == 'unfinished'
assert build.module('kernel-ends-at-the-ceiling').tests.run == 1 : 'the other module ran'
assert !build.has('target/survived.txt')
build.text('target/children.txt').readLines().each { pid ->
    assert build.ends(pid as long) : "child process ${pid} lives on"
}
assert !build.log().contains('properly saying goodbye')

def ceiling = 200 * 1024 * 1024
def breach = build.report().breaches[0]
if (greedy.enforcement == 'watchdog') {
    println "No limit of the kernel's on this machine: overshoot ${breach.overBytes} bytes by the watchdog"
    assert greedy.outcome == 'killed-by-membudget'
} else {
    println "Held by ${greedy.enforcement}: cgroup peak ${greedy.cgroupPeakBytes} of ${ceiling} bytes"
    assert greedy.limitBytes == ceiling
    assert greedy.cgroupPeakBytes <= ceiling : 'the kernel gives nothing above the ceiling'
    // RSS counts pages of files that another cgroup pays for: by it the watchdog may be first.
    assert greedy.outcome in ['killed-by-kernel', 'killed-by-membudget']
    if (greedy.outcome == 'killed-by-kernel') {
        assert breach.overBytes == 0
        assert build.log() =~ /Module 'greedy' reached its 200(\.0)? MiB ceiling, and the kernel ended it there \(${greedy.enforcement}, /
    }
}
