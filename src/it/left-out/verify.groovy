import io.github.membudget.it.Build

def build = new Build(basedir)
def number = { String text -> text as double }

def text = build.text('target/membudget/investigation.md')
assert text.contains('\n## Culprit or victim in left-out\n')
def without = text =~ /(?m)^- culprit: without it\.AKeepsTest, it\.BSpikesTest starts ([\d.]+) MiB lower \(([\d.]+) to ([\d.]+) MiB\)\.$/
assert without.find() : text
assert number(without.group(1)) > 80 && number(without.group(1)) < 140
assert Math.abs(number(without.group(2)) - number(without.group(3)) - number(without.group(1))) < 0.2
def alone = text =~ /(?m)^- (\w+): alone, it\.BSpikesTest peaks at ([\d.]+) MiB RSS \(with all other classes: ([\d.]+) MiB\)\.$/
assert alone.find() : text
assert alone.group(1) == 'victim'
assert number(alone.group(3)) - number(alone.group(2)) > 60
assert text.contains('Differences under 16 MiB or 10 % are inconclusive')
def isolation = build.report().isolations[0]
assert isolation.peakingClass == 'it.BSpikesTest' && isolation.notTried.isEmpty()
assert isolation.runs*.role == ['culprit', 'victim'] && isolation.runs*.figure == ['live-heap', 'peak']
def page = build.text('target/membudget/investigation.md')
assert page.contains('## Culprit or victim in left-out\n') && page.contains('culprit: without it.AKeepsTest, ')
assert build.log().contains("  culprit: without it.AKeepsTest, it.BSpikesTest starts ")

// The trials leave the investigation's own files, Surefire's reports among them, as they were.
assert build.report().modules*.tests*.run == [3]
assert build.surefireCounts('target/surefire-reports') == [3, 0, 0, 0]
assert new Build(new File(basedir, 'target/membudget/isolated/1')).surefireCounts('surefire-reports') == [2, 0, 0, 0]
assert build.has('target/membudget/isolated/1/membudget/report.json')
assert !build.has('target/membudget/isolated/1/membudget/investigation.md')
assert !build.has('target/membudget/isolated/1/membudget/live') && !build.has('target/membudget/isolated/3')

// A class that needs the one left out says nothing of it.
def needs = build.text('target/needs/membudget/investigation.md')
assert needs =~ /(?m)^- inconclusive: without it\.AKeepsTest, it\.BSpikesTest starts [\d.]+ MiB lower \([^)]+\); it\.BSpikesTest\.needsAnotherWhereAsked fails then\.$/
assert needs =~ /(?m)^- inconclusive: alone, it\.BSpikesTest peaks at [^;]+; it\.BSpikesTest\.needsAnotherWhereAsked fails then\.$/

def cut = build.text('target/short/membudget/investigation.md')
assert cut.contains('- not tried: the module without it.AKeepsTest: the time limit would have been passed.')
assert cut.contains('- not tried: it.BSpikesTest alone: the time limit would have been passed.')
assert build.log().contains("<membudget.isolate> is 'soon': not a time; write seconds, minutes or hours, like 300s, 5m or 1h.")
