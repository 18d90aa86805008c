import io.github.membudget.it.Build

def build = new Build(basedir)
def log = build.log()

// Each leak is charged to the class that left it, and to no other.
def leaks = build.report().leaks
def of = { kind -> leaks.findAll { it.kind == kind }.collectEntries { [it.class, it.name] } }
assert of('thread') == ['it.AThreadTest': 'left-thread-1']
assert of('child-process') == ['it.DChildTest': 'sleep']
assert of('open-file').keySet() == ['it.EFileTest'].toSet()
assert of('open-file').values()[0].endsWith('left-open.txt')
assert of('temporary-file').keySet() == ['it.FTemporaryTest'].toSet()
assert of('system-property') == ['it.GPropertyTest': 'it.left']
assert of('open-socket').keySet() == ['it.HSocketTest'].toSet()
assert of('mbean') == ['it.IMBeanTest': 'it:name=left']
assert leaks.size() == 7
assert leaks[0].firstSeenAfter == 'AThreadTest.starts'
assert build.report().verdict == 'breached' && build.report().breaches.isEmpty()
assert !log.contains('secret')

assert log.contains("Class it.AThreadTest of module 'leaks-fail' left 1 thread behind:")
assert log =~ /thread left-thread-1 \(WAITING\) at it\.AThreadTest\.await\(AThreadTest\.java:\d+\), first seen after AThreadTest\.starts/
assert log.contains('To allow it: <leak><kind>thread</kind><pattern>left-thread-*</pattern>')
assert log =~ /leaks-fail +10 .*LEAKED/
def junit = build.text('target/membudget-reports/TEST-membudget.xml')
assert junit.contains('name="module leaks-fail leaves nothing behind"') && junit.contains('failures="1"')
assert build.text('target/membudget/summary.md').startsWith('## Memory of the test suite: 7 leaks\n')
assert build.text('target/membudget/report.html').contains('Left behind by tests')

// The tests' temporary folder is gone with them.
def folder = new File(leaks.find { it.kind == 'temporary-file' }.name).parentFile.parentFile
assert folder.name.startsWith('membudget-tmp-') && !folder.exists()

def warned = build.json('target/warn/membudget/report.json')
assert warned.leaks*.name.toSet() == ['left-thread-1', 'AllowedPool-7'].toSet()
assert log.contains("[WARNING] Class it.AThreadTest of module 'leaks-fail' left 1 thread behind:")
assert log.count("[WARNING] membudget: the <leak> thread 'Nobody-*' of class it.* (reason: closed when the JVM ends) in <leaks><allow> matched nothing in this build.") == 1
assert !build.json('target/allowed/membudget/report.json').containsKey('leaks')
def blind = "membudget: module 'leaks-fail' was not checked for leaks (thread). The parameter probe is false."
assert log.count('[WARNING] ' + blind) == 1
assert build.json('target/blind/membudget/report.json').modules[0].gaps.any { it.startsWith(blind) }
assert log.count('BUILD FAILURE') == 1
assert log.count('BUILD SUCCESS') == 3
