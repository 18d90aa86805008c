import io.github.membudget.it.Build

def build = new Build(basedir)

// Rule, and where its cause was planted: the package of the classes, or the field that holds it.
def planted = [
    'hibernate-session-factory-open': 'it.dotwork.metadata.',
    'hibernate-session-open': 'it.dotwork.work.UnitOfWork.session',
    'javaparser-trees-kept': 'it.dotwork.trees.Templates.PARSED',
    'boxed-numbers': 'it.dotwork.index.VectorIndex.NEAREST',
    'sqlite-connection-open': 'it.dotwork.sqlite.',
    'jgit-repository-open': 'it.dotwork.git.Workspaces.OPENED',
    'hikaricp-pool-open': 'it.dotwork.pool.Pools.ALL'
]
def broken = build.report().findings
def worse = { findings -> findings.findAll { it.severity != 'low' } }
planted.each { rule, place ->
    def found = broken.find { it.id == rule }
    assert found != null : rule + ' was not found; there are ' + broken*.id
    assert found.where.any { it.contains(place) } : found
    assert found.severity != 'low' : found
}
// The connections in the pools that stay open are open too: where looks lump classes together, they are told apart from the pools.
assert (planted.keySet() + 'jdbc-connection-open').containsAll(worse(broken)*.id)
assert worse(broken)[0].id == 'javaparser-trees-kept' : 'the largest comes first'
def impacts = broken.collect { it.impactBytes ?: -1 }
assert impacts == impacts.sort(false).reverse() : 'not in the order of their impact: ' + impacts

// MiB of live heap that mending the cause alone saves, measured by `mvn -Pbench verify -Dbench.only=investigation`.
def saved = [
    'hibernate-session-factory-open': 22.4,
    'hibernate-session-open': 51.5,
    'javaparser-trees-kept': 180.3,
    'boxed-numbers': 81.2,
    'jgit-repository-open': 14.8,
    'hikaricp-pool-open': 67.0
]
saved.each { rule, heap ->
    def found = broken.find { it.id == rule }
    // Where memory beside the heap is a part of it, the source tells the heap's part first.
    def part = found.impactSource =~ /^(\d+\.\d) MiB (live heap|heap) that/
    def told = part ? part[0][1] as double : found.impactBytes / (1 << 20)
    assert told >= 0.75 * heap && told <= 1.25 * heap : found
}

// Heap and what is beside it, before the first class and after the last: the causes are most of what came.
def look = build.report().liveSets[0]
def came = (look.last.liveBytes - look.first.liveBytes) / (1 << 20)
assert came > 0.9 * saved.values().sum() && came < 1.2 * saved.values().sum() : look
assert look.first.besideHeapBytes > 0 && look.last.besideHeapBytes > look.first.besideHeapBytes : look
assert build.has('target/membudget/investigation.md')

// The same suite as the findings advise; what each was to save stands beside what it did.
def mended = build.json('target/mended/membudget/report.json').findings
assert worse(mended).collect { it.id + ': ' + it.headline }.isEmpty()

def savings = build.json('target/mended/membudget/report.json').baseline.savings
saved.each { rule, alone ->
    def saving = savings.find { it.packages && it.findings.any { name -> name.startsWith(rule) } }
    assert saving != null : rule + ': ' + savings
    // Connections to SQLite come with the factories that are not closed too: those two stand together.
    assert saving.findings.size() == 1 || saving.findings == ['hibernate-session-factory-open', 'sqlite-connection-open'] : saving
    def heap = saving.measuredBytes / (1 << 20)
    assert heap > 0.75 * alone && heap < 1.25 * alone : saving
}
assert savings[-1].packages.isEmpty() && savings[-1].measuredBytes > 0.9 * saved.values().sum() * (1 << 20)
true
