import io.github.membudget.it.Build

def build = new Build(basedir)
def log = build.log()
def classes = ['ALeaves', 'BGrows', 'CClean', 'DLeaves', 'EClean'].collect { "it.${it}Test".toString() }
def left = ['it.ALeavesTest': 'left-by-a', 'it.DLeavesTest': 'left-by-d']

// Each leak once, with its class, and with the module that ran the class.
def check = { String place, List modules, Map leaks ->
    def report = build.json("target/$place/membudget/report.json")
    assert report.modules*.name == modules : place
    assert report.leaks.collectEntries { [it.class, it.name] } == leaks && report.leaks.size() == leaks.size() : place
    assert report.verdict == 'breached'
    report.leaks.each { leak ->
        def ran = report.modules.find { it.testCases*.class.contains(leak.class) }
        assert leak.module == ran.name : place
    }
    assert report.modules.every { module -> !module.gaps?.any { it.contains('leaks') } } : place
    report
}
def cases = { String place -> build.surefireCases("target/$place/surefire-reports") }

// The end of a generation is not the end of the suite, and what ended with its JVM was left all the same.
def recycled = check('recycled', ['leaks-combined'], left)
assert recycled.modules[0].forks.findAll { it.peakRssBytes }*.generation.max() >= 2
assert cases('recycled').size() == 5 && cases('recycled').values().every { it == 1 }

def parts = check('parts', ['leaks-combined-1', 'leaks-combined-2'], left)
assert parts.modules.any { it.forks*.generation.findAll { it }.any { it >= 2 } } : 'the class that grows is not the last of its part'
assert cases('parts').size() == 5 && cases('parts').values().every { it == 1 }

// Together the machines ran each class once, and told each leak once.
def shards = ['shard-1', 'shard-2'].collect { build.json("target/$it/membudget/report.json") }
assert shards*.modules.flatten()*.testCases.flatten()*.class.sort() == classes
assert shards*.leaks.flatten().findAll { it }.collectEntries { [it.class, it.name] } == left
assert shards*.leaks.flatten().findAll { it }.size() == 2

// Where nobody looked, each module says so.
['leaks-combined-1', 'leaks-combined-2'].each { name ->
    assert log.count("[WARNING] membudget: module '$name' was not checked for leaks (thread, child-process). The parameter probe is false.") == 1
}
assert log.count('BUILD FAILURE') == 3 && log.count('BUILD SUCCESS') == 2
