import io.github.membudget.it.Build

def build = new Build(basedir)

def all = [
    ['it.AppleTest', 'it.BirchTest', 'it.CedarTest', 'it.OakTest', 'it.PineTest'],
    ['it.HeavyBoxTest', 'it.HeavyCrateTest', 'it.LightTest', 'it.LimeTest', 'it.FirstIT', 'it.SecondIT', 'it.ThirdIT'],
    ['it.LoneTest', 'it.LoneIT']
].flatten().sort()

def ran = { run -> build.has("ran-${run}.txt") ? build.text("ran-${run}.txt").readLines().sort() : [] }

for (kind in ['none', 'known', 'outdated']) {
    def plans = [] as Set
    def together = []
    for (index in 1..3) {
        def run = "${kind}-${index}"
        def shard = build.json("runs/${run}/membudget/suite.json").shard
        assert [shard.index, shard.count] == [index, 3]
        plans << shard.fingerprint
        assert shard.shares*.classes.flatten().sort() == ran(run) : run
        assert shard.shares.every { (it.classes + it.others).size() == (it.classes + it.others).toSet().size() }
        assert (shard.shares*.classes + shard.shares*.others).flatten().sort() == all : run
        together.addAll(ran(run))
    }
    assert together.sort() == all : kind
    assert plans.size() == 1 : kind
}
// By the baseline there are nine seconds for three.
(1..3).each { assert !ran("known-${it}").isEmpty() }
assert ran('known-again') == ran('known-1')
assert ran('wrong').isEmpty()

def log = build.log()
assert log.contains('this build runs shard 1/3 of the suite, by plan ')
assert log.contains('No baseline has durations of test classes')
assert log.contains('The baseline has durations of 13 test classes')
assert (log =~ /shard \d\/3 runs 0 of the 1 test class of three\./).count >= 12
assert log.contains('membudget: shards 1/3 to 3/3 are the whole suite: 14 test classes, each in one shard, 14 tests. No shard had failures.')
assert build.has('runs/whole/membudget-merged/merged.json')
assert build.text('runs/whole/membudget-merged/report.md') =~ /\| 2\/3 \| [^|]+ \| \d \| [0-9.]+ s \| none \|/
assert !build.json('runs/whole/membudget-merged/merged.json').containsKey('shard')
assert log.contains('There is no report of shard 3/3.')
assert log.contains('There are several reports of shard 1/3: ')
assert log.contains('The machines divided the suite in different ways: ')
assert log.contains("membudget: <shard> is '4/3': there is no such shard.")
