import groovy.json.JsonSlurper
import io.github.membudget.it.Build

def build = new Build(basedir)
def log = build.log()
def mib = 1L << 20
def key = 'io.github.membudget.it:baseline default-test baseline'
def baseline = new JsonSlurper().parseText(build.text('membudget-baseline.json'))
def module = baseline.modules[key]

assert baseline.format == 'membudget-baseline/1' && baseline.unit == 'MiB'
assert baseline.runs.size() == 3 && baseline.investigations.size() == 1
assert module.metric == 'rss' && module.peak.size() == 3 && module.peak.every { it > 40 && it < 400 }
assert module.classes.keySet() as List == ['it.GrowingTest', 'it.LeakyATest', 'it.LeakyBTest', 'it.LeakyCTest', 'it.SmallTest']
// 8 MiB of arrays; the figure may be off by 1 MiB.
assert module.classes['it.GrowingTest'].raised.every { it >= 7 }
assert module.liveHeap.size() == 1
// A line a figure, so that a change shows as one.
assert build.text('membudget-baseline.json') =~ /(?m)^ +"it\.GrowingTest": \{"raised":\[[0-9.]+,[0-9.]+,[0-9.]+\],"kept":\[[-0-9.,]+\],"peak":\[[0-9.,]+\],"millis":\[[0-9,]+\]\},$/

def same = build.json('target/same/membudget/report.json')
assert same.verdict == 'within' && same.breaches.isEmpty() && same.baseline.sameMachine
assert same.baseline.runs == 3 && same.baseline.differences.findAll { it.figure == 'peak' }.isEmpty()

def grown = build.json('target/grown/membudget/report.json')
def breach = grown.breaches[0]
assert grown.breaches.size() == 1 && breach.kind == 'growth' && breach.scope == 'module' && grown.verdict == 'breached'
assert breach.overBytes == breach.observedBytes - breach.ceilingBytes && breach.overBytes > 20 * mib
assert breach.message =~ /^Module 'baseline' grew over its baseline: it peaked at [0-9.]+ MiB, [0-9.]+ MiB \(\d+ %\) more than the [0-9.]+ MiB of 3 runs, and maxGrowth allows 20m \(up to [0-9.]+ MiB is noise\)\.\n  it\.GrowingTest: raised [0-9.]+ MiB, \+[0-9.]+ MiB \(baseline [0-9.]+ MiB of 3 runs, noise -?[0-9.]+ MiB to [0-9.]+ MiB\)\n/
assert breach.message.endsWith('\n  To accept: mvn membudget:baseline -Dmembudget.runs=3, and commit the file     To look closer: mvn membudget:investigate -Dmembudget.modules=baseline')
def peak = grown.baseline.differences.find { it.figure == 'peak' }
assert peak.change == 'grew' && peak.observedBytes == breach.observedBytes && peak.noiseHighBytes < peak.observedBytes
def culprit = grown.baseline.differences.find { it.figure == 'class-raised' && it.name == 'it.GrowingTest' }
assert culprit.observedBytes - culprit.baselineBytes > 80 * mib && culprit.observedBytes - culprit.baselineBytes < 160 * mib
assert log.contains("Module 'baseline' grew over its baseline: ")

def other = build.json('target/other/membudget/report.json')
assert other.baseline.differences.findAll { it.figure == 'class' }.collect { [it.change, it.name] } as Set == [['new', 'it.Newcomer'], ['gone', 'it.SmallTest']] as Set
assert other.breaches.isEmpty()
assert log.contains('    new: it.Newcomer') && log.contains('    not in this run: it.SmallTest')

// 18 MiB of arrays, predicted by the finding and measured once it is mended.
def finding = module.findings.keySet().find { it.endsWith(': static field it.Registry.KEPT') }
assert module.findings[finding].keeps[0] > 17.5 && module.findings[finding].keeps[0] < 19 && module.findings[finding].in == ['it']
assert module.packages.it.liveHeap[0] > 17.5
def savings = build.json('target/mended/membudget/report.json').baseline.savings
assert savings*.packages == [['it'], []]
savings.each { saving ->
    assert saving.findings == [finding]
    assert saving.predictedBytes > 17.5 * mib && saving.predictedBytes < 19 * mib
    assert Math.abs(saving.measuredBytes - saving.predictedBytes) < 2 * mib
}
assert log =~ /the finding that is gone or smaller was to save 18(\.\d)? MiB; measured, whatever else changed: 1[78](\.\d)? MiB less live heap/
def page = build.text('target/mended/membudget/investigation.md')
assert page.contains('\n## Compared with the baseline\n')
assert page =~ /static field it\.Registry\.KEPT \| 18(\.\d)? MiB \| 1[78](\.\d)? MiB \| .*\| it \|/

assert log =~ /membudget: the last run is in \S+membudget-baseline\.json already\. Run mvn verify \(or membudget:investigate\) once more, or add -Dmembudget\.runs=3\./
assert log =~ /membudget: there is no \S+figures\.json to keep\. Run mvn verify with the plugin first, of all tests \(no -Dtest\), or add -Dmembudget\.runs=3\./
assert log.contains("membudget: <membudget.runs> is 'many': not a number of runs; write one from 1 to 10 (3 or more tell the noise)")
assert log.contains("membudget: <maxGrowth> is '2000%': eleven times the baseline would be no growth; write at most 1000%, or leave the setting out")
assert log.contains("membudget: <baseline> is 'pom.xml': it is no JSON that can be read (line 1 column ")
assert log.contains('); take the file as it was committed, or write it anew: mvn membudget:baseline -Dmembudget.runs=3')
assert log =~ /\[WARNING\] membudget: maxGrowth holds nothing: there is no \S+missing\.json\. mvn membudget:baseline -Dmembudget\.runs=3 makes it\./
def elsewhere = build.json('target/elsewhere/membudget/report.json')
assert !elsewhere.baseline.sameMachine && elsewhere.breaches.isEmpty()
assert elsewhere.baseline.differences.any { it.figure == 'peak' && it.change == 'grew' }
assert log.contains(' (measured on another machine, Amiga, 1 CPU, 1 GiB, Java 8, so differences do not fail the build):')
