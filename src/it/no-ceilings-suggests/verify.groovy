import io.github.membudget.it.Build

def build = new Build(basedir)

def text = build.log()
def block = text.substring(text.indexOf('<modules>'), text.indexOf('</modules>') + '</modules>'.length()).readLines().collect { it.replaceFirst(/^\[INFO\] ?/, '') }.join('\n')
def modules = new groovy.xml.XmlSlurper().parseText(block)
assert modules.module.size() == 1
assert modules.module.name.text() == 'no-ceilings-suggests'
assert modules.module.project.text() == 'no-ceilings-suggests'
def ceiling = (modules.module.ceiling.text() - 'm').toLong() << 20
def peak = build.module('no-ceilings-suggests').peak.rssBytes
assert ceiling > peak * 1.1 && ceiling < peak * 2
assert build.report().verdict == 'within'
assert !build.module('no-ceilings-suggests').containsKey('ceilingBytes')
assert !build.module('no-ceilings-suggests').containsKey('heapBytes') : 'without a ceiling no heap is derived'
assert build.suite().suite.ceilingBytes > build.suite().host.memoryBytes * 0.89
