import io.github.membudget.it.Build
import org.apache.maven.plugin.surefire.log.api.NullConsoleLogger
import org.apache.maven.plugins.surefire.report.SurefireReportParser
import org.apache.maven.plugins.surefire.report.TestSuiteXmlParser

def build = new Build(basedir)

def summary = build.text('summary.md').readLines()
assert summary[0] == '## Memory of the test suite: 1 ceiling passed'
assert summary.any { it =~ /^\| ci-formats \/ greedy \| 2 \| [0-9.]+ MiB \(rss, (kernel|sampled)\) \| 200 MiB \| \d+ % \| \*\*BREACHED\*\* \|$/ }
assert summary.any { it =~ /^    Module 'greedy' peaked at [0-9.]+ MiB/ }

def annotation = build.log().readLines().findAll { it.startsWith('::error ') }
assert annotation.size() == 1
// Where no test ran at the very peak, there is no place.
assert annotation[0] =~ /^::error (file=src\/test\/java\/it\/GreedyTest\.java,line=\d+,)?title=Memory ceiling passed%3A greedy::Module 'greedy' peaked at .*%0A  Largest rise/
if (build.report().breaches[0].during) {
    def line = (annotation[0] =~ /line=(\d+)/)[0][1] as int
    def source = build.text('src/test/java/it/GreedyTest.java').readLines()[line - 1]
    assert source.contains(build.report().breaches[0].during[0].replace('GreedyTest.', '') + '(')
}

def parser = new TestSuiteXmlParser(new NullConsoleLogger())
def cases = parser.parse(new File(basedir, 'target/membudget-reports/TEST-membudget.xml').path)*.testCases.flatten()
assert cases.size() == 2
assert cases.findAll { it.hasFailure() }*.name == ['module greedy stays under its ceiling']
def counted = new SurefireReportParser([new File(basedir, 'target/surefire-reports')], new NullConsoleLogger()).parseXMLReportFiles()
assert counted*.numberOfTests.sum() == 3 && counted*.numberOfFailures.sum() == 0

def metrics = build.text('target/membudget-reports/openmetrics.txt').readLines()
assert metrics.contains('membudget_module_ceiling_bytes{execution="default-test",module="greedy",project="io.github.membudget.it:ci-formats"} ' + (200L << 20))
assert metrics.contains('membudget_module_peak_bytes{execution="default-test",metric="rss",module="greedy",project="io.github.membudget.it:ci-formats"} ' + build.module('greedy').peak.rssBytes)
assert metrics.last() == '# EOF'
