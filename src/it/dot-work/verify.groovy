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
    // What the pool took is lost where several classes had to share a look, as on a busy machine.
    assert found.severity != 'low' || rule == 'hikaricp-pool-open' : found
}
assert planted.keySet().containsAll(worse(broken)*.id)
assert worse(broken)[0].id == 'javaparser-trees-kept' : 'the largest comes first'
assert build.has('target/membudget/investigation.md') && build.has('target/membudget/investigation.html')

// The same suite as the findings advise.
def mended = build.json('target/mended/membudget/report.json').findings
assert worse(mended).collect { it.id + ': ' + it.headline }.isEmpty()
true
