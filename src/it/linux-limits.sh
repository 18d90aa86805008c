#!/bin/sh
# Runs the builds that show whether the kernel holds ceilings, on any Linux that has Maven and the plugin in its local repository.
#
# usage: linux-limits.sh VERSION EXPECTED
#   VERSION   of the installed plugin
#   EXPECTED  cgroup-v2, cgroup-v1 or systemd-scope; or watchdog, where the kernel is expected not to help
set -eu
version=$1 expected=$2
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
surefire=$(sed -n 's:.*<surefireVersion>\([0-9][^<]*\)</surefireVersion>.*:\1:p' "$here/../../pom.xml" | head -1)
failed=0

check() { # what, command...
  what=$1; shift
  if "$@"; then echo "ok      $what"; else echo "FAILED  $what"; failed=1; fi
}
build() { # project, arguments...
  project=$1; shift
  rm -rf "${work:?}/$project"
  cp -r "$here/$project" "$work/"
  (cd "$work/$project" && mvn -B -o verify "$@" > "$work/$project.log" 2>&1) && code=0 || code=$?
}
left() { find /sys/fs/cgroup -name 'membudget-*' 2>/dev/null | grep -q . ; }
soon_clean() { i=0; while left && [ $i -lt 50 ]; do sleep 0.2; i=$((i + 1)); done; ! left; }
dead() { for pid in $(cat "$1"); do [ -d "/proc/$pid" ] && grep -qE 'State:.[^Z]' "/proc/$pid/status" 2>/dev/null && return 1; done; return 0; }
soon_dead() { i=0; while ! dead "$1" && [ $i -lt 50 ]; do sleep 0.2; i=$((i + 1)); done; dead "$1"; }
number() { sed -n "s/.*\"$1\": \([0-9]*\).*/\1/p" "$2" | head -1; }

cp -r "$here/parent" "$work/"
sed -i "s/@project.version@/$version/; s/@surefireVersion@/$surefire/" "$work/parent/pom.xml"

build kernel-ends-at-the-ceiling
report=$work/kernel-ends-at-the-ceiling/target/membudget/report.json
check "a kill ceiling fails the build" [ $code -ne 0 ]
check "enforcement is $expected" grep -q "\"enforcement\": \"$expected\"" "$report"
if [ "$expected" != watchdog ]; then
  peak=$(number cgroupPeakBytes "$report")
  check "nothing above the ceiling: ${peak:-unknown} of 209715200 bytes" [ "${peak:-0}" -gt 0 -a "${peak:-0}" -le 209715200 ]
fi
check "the fork's children ended" soon_dead "$work/kernel-ends-at-the-ceiling/target/children.txt"
check "no cgroup is left" soon_clean

build maven-dies
check "Maven was killed" [ $code -ne 0 ]
head -2 "$work/maven-dies/target/pids.txt" > "$work/pids.txt"
check "what it started died with it" soon_dead "$work/pids.txt"
check "no cgroup is left by it" soon_clean

build tests-run-once-single -Dmembudget.enforcement=cgroup
if [ "$expected" = watchdog ]; then
  check "insisting on the kernel is refused with the reason" grep -q "<enforcement> is 'cgroup': kernel limits are not available here" "$work/tests-run-once-single.log"
  sed -n "/<enforcement> is 'cgroup'/,/which then samples/p" "$work/tests-run-once-single.log"
else
  check "insisting on the kernel works" [ $code -eq 0 ]
fi
if [ $failed -ne 0 ]; then
  for log in "$work"/*.log; do echo "--- ${log##*/}"; tail -40 "$log"; done
  find "$work" -name 'hs_err*' -exec head -30 {} +
fi
exit $failed
