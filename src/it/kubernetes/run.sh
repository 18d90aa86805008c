#!/bin/sh
# Plays the pods of the manifest that membudget:shards writes for src/it/shards-goal, then the Job in the documents that puts their reports together.
#
# usage: run.sh VERSION
#   VERSION   of the installed plugin: mvn -DskipTests install
#   MVN, REPOSITORY   in the environment: another command for mvn, and its local repository
#
# Needs root on Debian, some minutes, and 2 GB in /tmp and in podman's storage. Installs podman and debootstrap where they are missing, and leaves them
# there. Removes everything else that it made. The pods have no network: they see this machine's local repository. Neither the build nor CI runs this.
set -eu
version=$1
here=$(cd "$(dirname "$0")" && pwd)
root=$here/../../..
work=$(mktemp -d)
mvn=${MVN:-mvn}
surefire=$(sed -n 's:.*<surefireVersion>\([0-9][^<]*\)</surefireVersion>.*:\1:p' "$root/pom.xml" | head -1)
image=localhost/shards-goal-tests:1
failed=0

check() { # what, command...
  what=$1; shift
  if "$@"; then echo "ok      $what"; else echo "FAILED  $what"; failed=1; fi
}
finish() {
  code=$?
  if [ $code -ne 0 ] || [ $failed -ne 0 ]; then
    for log in "$work"/*.log; do [ -f "$log" ] && echo "--- ${log##*/}" && tail -30 "$log"; done
  fi
  for pod in 0 1 2 report; do podman pod rm -f shards-goal-$pod >/dev/null 2>&1 || true; done
  podman volume rm -f shards-goal-tests-reports >/dev/null 2>&1 || true
  podman rmi -f $image >/dev/null 2>&1 || true
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

for tool in podman runc debootstrap catatonit; do
  command -v $tool >/dev/null || missing="${missing:-} $tool"
done
if [ -n "${missing:-}" ]; then
  # shellcheck disable=SC2086
  apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends $missing >"$work/apt.log" 2>&1
fi
# runc, since crun refuses machines with both versions of cgroups; limits that a container on a machine without more rights may set.
export CONTAINERS_CONF=$work/containers.conf
cat > "$CONTAINERS_CONF" <<CONF
[containers]
default_ulimits = ["nofile=1024:1024", "nproc=4096:4096"]
[engine]
runtime = "runc"
cgroup_manager = "cgroupfs"
CONF

# The project, and the manifest.
cp -r "$here/../parent" "$work/"
sed -i "s/@project.version@/$version/; s/@surefireVersion@/$surefire/" "$work/parent/pom.xml"
cp -r "$here/../shards-goal" "$work/suite"
(cd "$work/suite" && $mvn -B -o io.github.membudget:membudget-maven-plugin:"$version":shards -Dmembudget.within=2s > "$work/shards.log" 2>&1)
repository=${REPOSITORY:-$HOME/.m2/repository}
manifest=$work/suite/target/membudget/shards.yaml
check "three pods are planned" grep -q '^  completions: 3$' "$manifest"

# Their image: Debian, a JDK, Maven and the project.
mirror=$(grep -rhoE 'https?://[^ ]+/debian/?( |$)' /etc/apt/sources.list /etc/apt/sources.list.d 2>/dev/null | head -1 | tr -d ' ')
debootstrap --variant=minbase --include=openjdk-17-jdk-headless,maven bookworm "$work/image" "$mirror" > "$work/image.log" 2>&1
mkdir -p "$work/image/root/.m2"
cp -r "$work/suite" "$work/parent" "$work/image/"
rm -rf "$work/image/suite/target" "$work/image/var/cache/apt/archives"
echo '<settings><offline>true</offline></settings>' > "$work/image/root/.m2/settings.xml"
tar -C "$work/image" -c . | podman import --change WORKDIR=/suite --change 'ENV PATH=/usr/local/bin:/usr/bin:/bin' --change 'ENV HOME=/root' \
  - $image > "$work/import.log" 2>&1

# A pod of a Job: podman has no Jobs.
pod() { # name, index, file with the Job
  printf 'apiVersion: v1\nkind: Pod\nmetadata:\n  name: shards-goal-%s\n' "$1"
  sed -n '/^kind: Job/,$p' "$3" | sed '1,/^  template:/d; s/^    //' | sed -E \
    -e "s/^(  *)volumeMounts:/\1env:\n\1  - {name: JOB_COMPLETION_INDEX, value: '$2'}\n&\n\1  - {name: repository, mountPath: \/root\/.m2\/repository}/" \
    -e "s/^(  *)volumes:/&\n\1  - {name: repository, hostPath: {path: $(echo "$repository" | sed 's:/:\\/:g'), type: Directory}}/" \
    -e "s/^(  *-? *image: ).*/\1localhost\/shards-goal-tests:1/" -e 's/shop-tests-reports/shards-goal-tests-reports/'
}
play() { # name: plays it, and waits for its end
  podman kube play --network=none "$work/$1.yaml" > "$work/play-$1.log" 2>&1
  podman wait "shards-goal-$1-${2:-tests}" 2>/dev/null | tail -1
  podman logs "shards-goal-$1-${2:-tests}" > "$work/pod-$1.log" 2>&1
}
podman volume create shards-goal-tests-reports > /dev/null
for index in 0 1 2; do
  pod $index $index "$manifest" > "$work/$index.yaml"
  check "pod $index ends well" test "$(play $index)" = 0
  sed -n 's/^\[INFO\] \(membudget: this build runs shard [^ ]*\).*/        \1/p' "$work/pod-$index.log"
done
check "a pod has the memory of its limit" grep -q "of the container's 2048 MiB" "$work/pod-0.log"

sed -n '/^apiVersion: batch\/v1/,/^```/p' "$root/src/site/markdown/many-machines.md" | sed '/^```/d' > "$work/documented.yaml"
pod report 0 "$work/documented.yaml" > "$work/report.yaml"
check "the documented Job puts the reports together" test "$(play report report)" = 0
grep -o 'membudget: 3 reports put together' "$work/pod-report.log" || failed=1
exit $failed
