#!/bin/sh
# Runs builds while things go wrong around them: on any Linux that has Maven and the plugin in its local repository.
# What needs root, or changes the machine's clock, is left out elsewhere and says so.
#
# usage: linux-faults.sh VERSION [FAULT...]
#   VERSION  of the installed plugin
#   FAULT    stopped loud disk cgroup clock hidepid two many; all but the clock where none is named
set -eu
version=$1; shift
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
surefire=$(sed -n 's:.*<surefireVersion>\([0-9][^<]*\)</surefireVersion>.*:\1:p' "$here/../../pom.xml" | head -1)
failed=0

check() { # what, command...
  what=$1; shift
  if "$@"; then echo "ok      $what"; else echo "FAILED  $what"; failed=1; fi
}
field() { sed -n "s/^ *\"$1\": \"\{0,1\}\([^\",]*\).*/\1/p" "$2" | head -1; }
told() { grep -qE "$1" "$2"; }
project() { # name of a copy
  rm -rf "${work:?}/$1"
  cp -r "$here/faults" "$work/$1"
  report=$work/$1/target/membudget/report.json
  log=$work/$1.log
}
# Every process of a build or of its tests has the copy's directory in its command line, or a mark in its environment.
alive() {
  for p in /proc/[0-9]*; do
    [ "$p" = "/proc/$$" ] && continue
    if tr '\0' '\n' < "$p/environ" 2>/dev/null | grep -q '^MEMBUDGET_\(FORK\|SESSION\)='; then echo "${p#/proc/}"; fi
  done
}
traces() {
  find /sys/fs/cgroup -name 'membudget-*' 2>/dev/null
  find /tmp -maxdepth 1 \( -name 'membudget*' -o -name '.java_pid*' -o -name '.attach_pid*' \) 2>/dev/null
  find "$work" -path '*/target/membudget/*' \( -name '*.tmp' -o -name '.attach_pid*' \) 2>/dev/null
}
soon_nothing() {
  i=0
  while [ -n "$(alive)$(traces)" ] && [ $i -lt 50 ]; do sleep 0.2; i=$((i + 1)); done
  [ -z "$(alive)$(traces)" ] || { echo "left: $(alive) $(traces)"; return 1; }
}
maven() { (cd "$1" && shift && mvn -B -o "$@") > "$log" 2>&1 && code=0 || code=$?; }
seconds() { date +%s; }

stopped() {
  project stopped; since=$(seconds)
  maven "$work/stopped" verify -Dtest=StoppedTest
  check "stopped: the build fails" [ $code -ne 0 ]
  check "stopped: after $(($(seconds) - since)) s, nobody waited for it" [ $(($(seconds) - since)) -lt 50 ]
  check "stopped: the module is told as breached" told '"verdict": "breached"' "$report"
  check "stopped: nothing is left" soon_nothing
}
loud() {
  project loud; since=$(seconds)
  (cd "$work/loud" && mvn -B -o verify -Dtest=LoudTest 2>&1 | wc -c > "$log") && code=0 || code=$?
  check "loud: 1 GB of output passes ($(cat "$log") bytes in $(($(seconds) - since)) s)" [ "$(cat "$log")" -gt 1000000000 ]
  check "loud: the test is told as passed" told '"status": "passed"' "$report"
  check "loud: nothing is left" soon_nothing
}
disk() {
  [ "$(id -u)" = 0 ] || { echo "left out: disk (needs root)"; return; }
  for way in membudget plain; do
    project "disk-$way"; mkdir -p "$work/disk-$way/target"
    skip=$([ $way = plain ] && echo true || echo false)
    unshare -m sh -c "mount -t tmpfs -o size=1m none '$work/disk-$way/target' && cd '$work/disk-$way' \
      && { mvn -B -o verify -Dtest=FullDiskTest -Dmembudget.skip=$skip > '$work/disk-$way.log' 2>&1; echo \$? > '$work/disk-$way.code'; }" || true
  done
  check "disk: as plain Surefire ends ($(cat "$work/disk-plain.code")), so it ends" cmp -s "$work/disk-plain.code" "$work/disk-membudget.code"
  # Where not even one file of the plugin's own finds room.
  project disk; mkdir -p "$work/disk/target/membudget"
  unshare -m sh -c "mount -t tmpfs -o size=4k none '$work/disk/target/membudget' && cd '$work/disk' && head -c 4096 /dev/zero > target/membudget/filler \
    && { mvn -B -o verify -Dtest=PlainTest > '$log' 2>&1; echo \$? > '$work/disk.code'; ls -A target/membudget > '$work/disk.files'; }" || true
  check "disk: the tests pass" [ "$(cat "$work/disk.code")" = 0 ]
  check "disk: a report that cannot be written is a warning" told 'WARN.*membudget: cannot write .*report.json' "$log"
  check "disk: no half file stands there" sh -c "! grep -vE '^(filler|java)$' '$work/disk.files'"
  check "disk: the figures are told on the console" told "module 'faults' peaked at [0-9.]+ MiB of 300 MiB" "$log"
  check "disk: nothing is left" soon_nothing
}
cgroup() {
  [ "$(id -u)" = 0 ] || { echo "left out: cgroup (needs root)"; return; }
  project cgroup
  maven "$work/cgroup" verify -Dtest=CgroupRemovedTest
  check "cgroup: it was taken away" told 'gone /sys/fs/cgroup' "$log"
  check "cgroup: the tests pass ($code)" [ $code -eq 0 ]
  check "cgroup: the module is measured" told '"peakRssBytes"' "$report"
  check "cgroup: nothing is left" soon_nothing
}
clock() {
  project clock
  maven "$work/clock" verify -Dtest=ClockTest
  if told 'clock: .*(not permitted|cannot set)' "$log"; then echo "left out: clock (may not be set here)"; return; fi
  date -s "@$(($(date +%s) + 79200))" > /dev/null
  check "clock: the tests pass ($code)" [ $code -eq 0 ]
  duration=$(field durationMillis "$report")
  check "clock: the build took $duration ms by the report" [ "$duration" -gt 1000 -a "$duration" -lt 600000 ]
  check "clock: no time is negative" sh -c "! grep -qE '(Millis\": |\[)-' '$report'"
  check "clock: nothing is left" soon_nothing
}
hidepid() {
  [ "$(id -u)" = 0 ] || { echo "left out: hidepid (needs root)"; return; }
  project hidepid
  repository=$(mvn -o -q help:evaluate -Dexpression=settings.localRepository -DforceStdout 2>/dev/null || echo "$HOME/.m2/repository")
  [ -d "$repository" ] || repository=$HOME/.m2/repository
  mkdir -p "$work/home/.m2"; cp -r "$repository" "$work/home/.m2/"
  chmod 755 "$work"; chown -R 65534:65534 "$work/hidepid" "$work/home" "$work/parent"
  unshare -m sh -c "mount -t proc -o hidepid=2 proc /proc; cd '$work/hidepid' && HOME='$work/home' setpriv --reuid 65534 --regid 65534 --clear-groups \
    sh -c 'ls -d /proc/1 2>/dev/null; mvn -B -o -Duser.home=$work/home -Dmaven.repo.local=$work/home/.m2/repository verify -Dtest=PlainTest'" > "$log" 2>&1 && code=0 || code=$?
  check "hidepid: other users' processes are hidden" sh -c "! grep -q '^/proc/1$' '$log'"
  check "hidepid: the tests pass ($code)" [ $code -eq 0 ]
  check "hidepid: the module is measured by the kernel" told '"source": "kernel"' "$report"
  check "hidepid: nothing is left" soon_nothing
}
two() {
  project two
  maven "$work/two" test-compile
  for build in 1 2; do
    (cd "$work/two" && mvn -B -o "io.github.membudget:membudget-maven-plugin:$version:test" -Dtest=PlainTest > "$work/two-$build.log" 2>&1; echo $? > "$work/two-$build.code") &
  done
  wait
  check "two: both builds of one directory pass" [ "$(cat "$work/two-1.code" "$work/two-2.code" | tr -d '\n')" = 00 ]
  check "two: the report is whole" sh -c "tail -1 '$report' | grep -q '^}'"
  check "two: one fork in it, its own" [ "$(grep -c '"pid":' "$report")" = 1 ]
  check "two: nothing is left" soon_nothing
}
many() {
  project many
  i=0
  while [ $i -lt 200 ]; do
    sed "s/PlainTest/Many${i}Test/; s/48 << 20/2 << 20/" "$here/faults/src/test/java/it/PlainTest.java" > "$work/many/src/test/java/it/Many${i}Test.java"
    i=$((i + 1))
  done
  since=$(seconds)
  maven "$work/many" verify '-Dtest=Many*Test' -DforkCount=200 -DreuseForks=false -Dfaults.ceiling=90% "-DargLine=-Xmx16m -XX:+UseSerialGC -XX:TieredStopAtLevel=1"
  check "many: 200 forks at once pass ($code, $(($(seconds) - since)) s)" [ $code -eq 0 ]
  check "many: 200 tests" [ "$(field run "$report")" = 200 ]
  check "many: all were measured ($(grep -c '"peakRssBytes"' "$report") figures)" [ "$(grep -c '"pid":' "$report")" -ge 200 ]
  check "many: nothing is left" soon_nothing
}

mkdir "$work/parent"
sed "s/@project.version@/$version/; s/@surefireVersion@/$surefire/" "$here/parent/pom.xml" > "$work/parent/pom.xml"
[ -z "$(alive)$(traces)" ] || echo "note: found before the start: $(alive) $(traces)"
for fault in ${*:-stopped loud disk cgroup hidepid two many}; do $fault; done
if [ $failed -ne 0 ]; then
  for file in "$work"/*.log; do echo "--- ${file##*/}"; tail -c 4000 "$file"; done
fi
exit $failed
