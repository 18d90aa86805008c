import groovy.json.JsonSlurper
import io.github.membudget.it.Build

def build = new Build(basedir)

def merged = build.json('target/membudget-merged/merged.json')
assert merged.modules*.name == ['greedy', 'merged-reports', 'greedy', 'merged-reports']
assert merged.verdict == 'within'
def page = build.text('target/membudget-merged/report.md').readLines()
assert page[0] == '# Memory of 2 runs'
assert page.any { it =~ /^\| merged-reports \/ greedy \| 2 \| 2 \| [0-9.]+ MiB \| [0-9.]+ MiB \| 2048 MiB \|$/ }
assert page.any { it =~ /^\| [\w.]+\\?\.\w+ \| greedy \| 2 \| [0-9.]+ MiB \|$/ } : 'tests over both runs'
def html = build.text('target/membudget-merged/report.html')
assert html.contains('<title>Memory of 2 runs</title>')
assert html.contains('<h2>Tests that raised memory most</h2>')
assert !html.contains('<script')

def baseline = new JsonSlurper().parseText(build.text('membudget-baseline.json'))
assert baseline.format == 'membudget-baseline/1' && baseline.runs.size() == 1
assert baseline.modules.keySet().collect { it.split(' ').last() } as Set == ['greedy', 'merged-reports'] as Set
assert baseline.modules.values().every { it.peak.size() == 1 && it.peak[0] > 40 }
