import io.github.membudget.it.Build

def build = new Build(basedir)

assert build.module('unpinned-surefire').tests.run == 1
assert build.suite().plugin.surefire == '3.6.1'
assert (build.log() =~ /\[WARNING\] maven-surefire-plugin has no version in your poms \(this Maven's own choice is [0-9.]+\); membudget needs 3\.0\.0 or newer and runs 3.6.1 instead\. Pin <version>3.6.1<\/version> in your pom to silence this\./).count == 2
