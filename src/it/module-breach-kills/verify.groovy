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

def box = [75, 90, 'end'].collect { build.text("target/membudget/black-box/greedy-${it}.txt") }
assert box[0] =~ /black box: module 'greedy' at 75 % of its 200 MiB ceiling, \d+ ms /
assert box[0] =~ /Running: GreedyTest\.takesEverMore/
assert box[0] =~ /pid \d+ java \(test JVM\): RSS [0-9.]+ MiB, \d+ threads/
assert box[0] =~ /pid \d+ sleep: RSS/
assert box[0] =~ /\d+ +\[B/ : 'the class histogram'
assert box[0] =~ /(?i)metaspace/
assert box[2] =~ /when it was ended/
assert box.every { it =~ /when a test or class last began or ended: direct buffers [0-9.]+ (MiB|KiB|B), mapped files [0-9.]+ (MiB|KiB|B), metaspace/ } : "of what ran before"
assert greedy.blackBox.size() == 3
assert build.log().contains('On the way: ')
