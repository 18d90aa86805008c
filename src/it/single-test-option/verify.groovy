import io.github.membudget.it.Build

def build = new Build(basedir)

def runs = build.text('target/runs.txt').readLines().collect { it.split(' ')[0] }
assert runs.sort() == ['AloneATest.one', 'RestTest.one', 'StoreATest.one', 'StoreATest.one', 'StoreATest.two', 'StoreBTest.one', 'StoreBTest.two']
def log = build.log()
assert log.contains('No tests matching pattern "NoSuchTest" were executed!')
assert log.count('BUILD SUCCESS') == 4
assert log.count('BUILD FAILURE') == 1
assert !log.contains("matches no test class") : 'a narrowed run says nothing of the modules that it leaves out'
