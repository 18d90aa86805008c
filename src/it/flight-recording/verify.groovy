import io.github.membudget.it.Build

def build = new Build(basedir)
def text = build.text('target/membudget/investigation.md')

// 1,000 MiB and 50 MiB, of what the JVM and JUnit allocate beside.
def row = (text =~ /(?m)^\| it\.WastefulTest\.wastes \| ([0-9.]+) MiB \| (\d+) % ± (\d+) \| ([0-9,]+) \| it\.WastefulTest\.wastes:11 \(long\[\], ([0-9.]+) MiB\)/)
assert row.find() : text
assert (row.group(1) as double) > 800 && (row.group(1) as double) < 1200
assert (row.group(2) as int) > 75
assert text.indexOf('| it.WastefulTest.wastes |') < text.indexOf('| it.KeepingTest.keeps |')
assert text =~ /(?m)^\| it\.KeepingTest\.keeps:13 in it\.KeepingTest\.keeps \| int\[\] \| [0-9,]+ \|$/
assert !text.contains('| it.WastefulTest.wastes:11 in') : 'it keeps nothing'
assert !text.contains('membudget.probe')

// A class that keeps much is looked at between its tests.
def tests = [:]
def line = (text =~ /(?m)^\| it\.SeveralTest\.(\w+) \| \+([0-9.]+) MiB \| byte\[\] \(\+[0-9.]+ MiB\) \|$/)
while (line.find()) {
    tests[line.group(1)] = line.group(2) as double
}
assert tests.keySet() == ['keepsMore', 'keepsLess'] as Set : text
// A framework may still refer to the last test's instance.
assert tests.keepsMore >= 24 && tests.keepsMore < 29 && tests.keepsLess >= 17 && tests.keepsLess < 22

def flames = new File(basedir, 'target/membudget/flames').listFiles()
assert flames.length == 1
def name = flames[0].name
assert name ==~ /-up-b-x--\d+-allocations\.html/
assert flames[0].text.contains('WastefulTest.wastes') && flames[0].text.contains('KeepingTest.keeps')
assert !flames[0].text.contains('testEnded') : 'our own listener'
assert text.contains("](flames/$name)")

assert !build.has('target/membudget/live') : 'recordings are gone once they are read'
