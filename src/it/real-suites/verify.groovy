import io.github.membudget.it.Build

def build = new Build(basedir)

def normal = { cases ->
    def counted = new TreeMap()
    // Some tests are named after an object's identity.
    cases.each { name, count -> counted.merge(name.replaceAll(/@[0-9a-f]+/, '@x'), count, Integer::sum) }
    counted
}
for (name in ['collections', 'lang', 'math', 'compress']) {
    def project = build.project(name)
    def plain = normal(project.surefireCases('target/plain'))
    def budgeted = normal(project.surefireCases('target/budgeted'))
    def differ = (plain.keySet() + budgeted.keySet()).findAll { plain[it] != budgeted[it] }
    assert differ.isEmpty() : name
    assert plain.size() > 200
    assert project.surefireCounts('target/plain') == project.surefireCounts('target/budgeted')
    def counts = project.surefireCounts('target/budgeted')
    def told = project.modules()*.tests
    assert [told*.run.sum(), told*.failures.sum(), told*.errors.sum(), told*.skipped.sum()] == counts : name
    assert project.modules().every { it.peak.rssBytes > 40L << 20 && it.verdict == 'within' }
    println "${name}: ${counts[0]} tests, ${project.modules()*.peak*.rssBytes.collect { it >> 20 }} MiB"
}
assert build.project('collections').modules()*.name == ['maps', 'collections']
