import io.github.membudget.it.Build

def build = new Build(basedir)

assert build.log().contains("'-- [OK] passes")
assert build.module('user-reporter-dependency').tests.run == 1
