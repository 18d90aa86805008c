import groovy.json.JsonSlurper
import io.github.membudget.it.Build

def build = new Build(basedir)

def all = ['it.AppleTest', 'it.BirchTest', 'it.CedarTest', 'it.GoldTest', 'it.IronTest', 'it.LeadTest', 'it.LeakyTest', 'it.OakTest', 'it.PineTest']
def ran = { run -> build.text("ran-${run}.txt").readLines().sort() }

for (kind in ['first', 'second']) {
    assert (ran("${kind}-1") + ran("${kind}-2")).sort() == all : kind
    def reports = (1..2).collect { build.json("runs/${kind}-${it}/membudget/suite.json") }
    assert reports*.shard*.fingerprint.toSet().size() == 1 : kind
    // The modules are the parts; a class is in the same part whichever shard runs it.
    assert reports*.modules.flatten()*.name.toSet() == ['one-1', 'one-2', 'two-1', 'two-2'] as Set : kind
}
assert ran('whole') == all

// The shard with the leak fails, the other does not.
def leaky = (1..2).find { build.json("runs/first-${it}/membudget/suite.json").leaks }
assert leaky == 1
assert ran('first-1').contains('it.LeakyTest')

def log = build.log()
assert log =~ /membudget: shard 1\/2 had failures: two-[12] of two: 1 leak/
assert log.contains('membudget: this goal does not fail for failures in a shard.')
assert (log =~ /membudget: shards 1\/2 to 2\/2 are the whole suite: 9 test classes, each in one shard, 10 tests\./).count == 2
assert build.text('runs/first/membudget-merged/report.md') =~ /\| 1\/2 \| [^\n]+ \| two-[12] of two: 1 leak \|/

// What the shards ran is known as if one machine had run all, and plans the next shards.
def known = new JsonSlurper().parseText(build.text('membudget-baseline.json'))
assert known.runs.size() == 1 && known.runs[0].endsWith(', 2 shards')
assert known.modules.collect { it.value.classes.keySet() }.flatten().sort() == all
assert known.modules.every { it.value.peak.size() == 1 && it.value.millis.size() == 1 }
assert log.contains('The baseline has durations of 9 test classes')
assert !build.has('half.json') && log.contains('There is no report of shard 2/2.')

def whole = new JsonSlurper().parseText(build.text('whole.json'))
assert whole.modules.collect { it.value.classes.keySet() }.flatten().sort() == all
