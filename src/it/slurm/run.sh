#!/bin/sh
# Runs three shards of src/it/shards-goal as a job array of a real Slurm, then puts their reports together. All on this machine.
#
# usage: run.sh VERSION
#   VERSION   of the installed plugin: mvn -DskipTests install
#   MVN       in the environment: another command for mvn
#
# Needs root, on Debian or Ubuntu. Installs slurm-wlm and munge where they are missing, and leaves them there. Ends and removes everything else that
# it made. Neither the build nor CI runs this.
set -eu
version=$1
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
mvn=${MVN:-mvn}
surefire=$(sed -n 's:.*<surefireVersion>\([0-9][^<]*\)</surefireVersion>.*:\1:p' "$here/../../../pom.xml" | head -1)
failed=0

check() { # what, command...
  what=$1; shift
  if "$@"; then echo "ok      $what"; else echo "FAILED  $what"; failed=1; fi
}
alive() { grep -q '^State:.[^Z]' "/proc/$(cat "$work/$1.pid" 2>/dev/null)/status" 2>/dev/null; }
finish() {
  code=$?
  if [ $code -ne 0 ] || [ $failed -ne 0 ]; then
    for log in "$work"/*.log "$work"/suite/*.log; do [ -f "$log" ] && echo "--- ${log##*/}" && tail -30 "$log"; done
  fi
  scancel --quiet --user="$(id -un)" 2>/dev/null || true
  for daemon in slurmd slurmctld munged; do
    if alive $daemon; then
      kill "$(cat "$work/$daemon.pid")"
      i=0; while alive $daemon && [ $i -lt 100 ]; do sleep 0.1; i=$((i + 1)); done
    fi
  done
  # What Slurm made in the kernel's hierarchies; a directory there goes once nobody is in it.
  for root in /sys/fs/cgroup/*/slurm; do [ -d "$root" ] && find "$root" -depth -type d -exec rmdir {} + 2>/dev/null; done
  rm -rf "$work"
}
trap finish EXIT
trap 'exit 1' INT TERM

if ! command -v slurmctld >/dev/null || ! command -v munged >/dev/null; then
  # RUNLEVEL: their services are not to begin here.
  apt-get update -qq && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends slurm-wlm munge >"$work/apt.log" 2>&1
fi

# Where the jobs make their copies: the project finds its parent beside them.
export TMPDIR=$work

# One node. Where the kernel's memory controller can be written to, it holds --mem. Elsewhere Slurm looks at the jobs' memory now and then.
export SLURM_CONF=$work/slurm.conf
memory=$(awk '/^MemTotal/ { print int($2 / 1024) }' /proc/meminfo)
host=$(hostname -s)
if [ -w /sys/fs/cgroup/memory/cgroup.procs ] && [ -d /sys/fs/cgroup/freezer ]; then
  holds=kernel plugins='ProctrackType=proctrack/cgroup
TaskPlugin=task/cgroup
JobAcctGatherType=jobacct_gather/cgroup'
else
  holds=sampling plugins='ProctrackType=proctrack/linuxproc
JobAcctGatherType=jobacct_gather/linux
JobAcctGatherFrequency=1
JobAcctGatherParams=OverMemoryKill'
fi
mkdir -p "$work/state" "$work/spool"
cat > "$SLURM_CONF" <<CONF
ClusterName=membudget
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=16817
SlurmdPort=16818
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$work/munge.socket
MpiDefault=none
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/slurmctld.log
SlurmdLogFile=$work/slurmd.log
$plugins
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU_Memory
ReturnToService=2
NodeName=$host NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=$memory State=UNKNOWN
PartitionName=tests Nodes=$host Default=YES MaxTime=60 State=UP
CONF
cat > "$work/cgroup.conf" <<CONF
CgroupPlugin=cgroup/v1
ConstrainRAMSpace=yes
ConstrainSwapSpace=yes
AllowedSwapSpace=0
CONF
chmod 755 "$work"
head -c 1024 /dev/urandom > "$work/munge.key" && chmod 400 "$work/munge.key"
munged --force --socket="$work/munge.socket" --key-file="$work/munge.key" --pid-file="$work/munged.pid" \
  --seed-file="$work/munge.seed" --log-file="$work/munged.log"
slurmctld
slurmd
i=0; until sinfo -h -o %T 2>/dev/null | grep -q '^idle' || [ $i -ge 100 ]; do sleep 0.2; i=$((i + 1)); done
check "a node waits for jobs: $(sinfo -h -o '%N %c CPUs %m MB %T' 2>/dev/null)" test "$(sinfo -h -o %T 2>/dev/null)" = idle

# What --mem holds: a job that takes memory without an end.
greedy=$(sbatch --parsable --mem=64M --output="$work/greedy.log" --wrap='tail /dev/zero; sleep 5' || true)
i=0; until scontrol show job "$greedy" | grep -qE 'JobState=(OUT_OF_MEMORY|FAILED|CANCELLED|COMPLETED|TIMEOUT)' || [ $i -ge 150 ]; do sleep 0.2; i=$((i + 1)); done
state=$(scontrol show job "$greedy" | sed -n 's/.*JobState=\([A-Z_]*\).*/\1/p')
check "--mem is held by $holds: a job over it ends as $state" test "$state" = OUT_OF_MEMORY

# The suite as a user has it, with Maven's command as said above.
mkdir "$work/bin" "$work/suite"
printf '#!/bin/sh\nPATH=%s exec %s -o "$@"\n' "$PATH" "$(command -v "$mvn")" > "$work/bin/mvn" && chmod 755 "$work/bin/mvn"
PATH=$work/bin:$PATH
cp -r "$here/../parent" "$work/"
cp -r "$here/../shards-goal/." "$here/shards.sbatch" "$here/merge.sbatch" "$work/suite"
sed -i "s/@project.version@/$version/; s/@surefireVersion@/$surefire/" "$work/parent/pom.xml"
cd "$work/suite"
mvn -B verify > whole.log 2>&1
ran() { sed -n 's/.*{"class":"\([^"]*\)","method".*/\1/p' "$@" | sort; } # once for each test
whole=$(ran target/membudget/suite.json)
find . -name target -prune -exec rm -rf {} +

array=$(sbatch --parsable shards.sbatch)
code=0; sbatch --wait --dependency=afterany:"$array" merge.sbatch > /dev/null || code=$?
scontrol show job "$array" | sed -n 's/.*\(ArrayTaskId=[0-9]*\).*/\1/p; s/.*\(JobState=[A-Z_]*\).*/\1/p' | xargs -n2 echo "       "
check "three tasks ended well" test "$(scontrol show job "$array" | grep -c 'JobState=COMPLETED')" = 3
check "their reports were put together" test $code = 0
check "each test ran once: $(echo "$whole" | wc -l) of them" test "$(ran reports/*/membudget/suite.json)" = "$whole"
if [ $holds = kernel ]; then
  check "a build saw its job's 2 GiB" grep -q '"memoryBytes": 2147483648' reports/1/membudget/suite.json
fi
rm -r reports/2
code=0; sbatch --wait merge.sbatch > /dev/null || code=$?
grep -m1 'ERROR.*membudget' tests-merge.log || true
check "without the second report it fails" test $code != 0
exit $failed
