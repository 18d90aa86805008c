import io.github.membudget.it.Build

def build = new Build(basedir)

def greedy = build.module('greedy')
assert greedy.verdict == 'breached'
assert greedy.outcome == 'killed-by-membudget'
assert greedy.testCases.find { it.method == 'takesEverMore' }.status == 'unfinished'
assert build.module('module-breach-kills').tests.run == 1 : 'the other module ran'
assert !build.has('target/survived.txt')
build.text('target/children.txt').readLines().each { pid ->
    assert build.ends(pid as long) : "child process ${pid} lives on"
}
assert build.text('target/children.txt').readLines().size() == 2
assert build.log() =~ /Module 'greedy' peaked at [^\n]* and was ended at once \(onBreach=kill\)/
assert !build.log().contains('properly saying goodbye') : 'a death by our own hand is told in our own words'
assert !build.log().contains('at org.apache.maven.plugin.surefire')
assert build.report().durationMillis < 60_000 : 'the kill does not wait for the test'
