import io.github.membudget.it.Build

def build = new Build(basedir)

def text = build.log()
def modules = { String log ->
    def block = log.substring(log.indexOf('<modules>'), log.indexOf('</modules>') + '</modules>'.length()).readLines().collect { it.replaceFirst(/^\[INFO\] ?/, '') }.join('\n')
    new groovy.xml.XmlSlurper().parseText(block)
}
def only = modules(text)
assert only.module.size() == 1
assert only.module.name.text() == 'no-ceilings-suggests'
assert only.module.project.text() == 'no-ceilings-suggests'
def ceiling = (only.module.ceiling.text() - 'm').toLong() << 20
def peak = build.module('no-ceilings-suggests').peak.rssBytes
assert ceiling > peak * 1.1 && ceiling < peak * 2
assert build.report().verdict == 'within'
assert !build.module('no-ceilings-suggests').containsKey('ceilingBytes')
assert !build.module('no-ceilings-suggests').containsKey('heapBytes') : 'without a ceiling no heap is derived'
assert build.suite().suite.ceilingBytes > build.suite().host.memoryBytes * 0.89

// The test runs until its JVM has had three seconds.
def cpu = build.module('no-ceilings-suggests').cpu
assert cpu.millis >= 2900 && cpu.millis < 60_000
assert cpu.compilersMillis > cpu.millis / 3
assert build.module('no-ceilings-suggests').forks*.cpu == [cpu] : 'it has one'
def settled = build.project('settled').module('no-ceilings-suggests').cpu
assert settled.millis >= 2900 && settled.compilersMillis > settled.millis / 3
def hints = text.readLines().findAll { it.contains('of CPU on compiling') }
if (cpu.compilersSource == 'kernel') {
    assert cpu.source == 'kernel' && cpu.collectorsMillis < cpu.millis / 3
    assert cpu.compilersMillis + cpu.collectorsMillis < cpu.millis
    assert hints.size() == 1 : 'none where <jvm> is set'
    assert hints[0] =~ /module 'no-ceilings-suggests' spent \d\d % of its \d+\.\d s of CPU on compiling code, which is lost when the JVM ends\. <jvm>lean<\/jvm> avoids/
    assert text.indexOf(hints[0]) < text.indexOf('<modules>') : 'of the first run'
} else {
    // By the clock, which says more where others want the processor too.
    assert cpu.compilersSource == 'elapsed' && cpu.source == 'system'
    assert hints.size() <= 1
}

// Of a divided module too the block is what can be pasted: one ceiling for all parts.
def divided = build.project('divided')
assert divided.modules()*.name == ['no-ceilings-suggests-1', 'no-ceilings-suggests-2']
assert divided.modules()*.partOf == ['no-ceilings-suggests'] * 2
def both = modules(text.substring(text.lastIndexOf('no ceiling is configured')))
assert both.module.size() == 1
assert both.module.name.text() == 'no-ceilings-suggests'
assert (both.module.ceiling.text() - 'm').toLong() << 20 > divided.modules()*.peak*.rssBytes.max() * 1.1
