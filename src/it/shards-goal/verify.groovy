import groovy.json.JsonSlurper
import io.github.membudget.it.Build
import io.github.membudget.kubernetes.StrictYaml

def build = new Build(basedir)
def log = build.log()

assert log.contains('membudget: membudget-baseline.json knows 7 test classes, which take 4.1 s on one machine.')
assert log =~ /membudget: 3 machines of 2 GiB do it in 1\.\d s\. Every module fits the memory of one\./
assert log =~ /  shard 3\/3: \d test class(es)?, [01]\.\d s, peak [0-9.]+ MiB/
assert build.text('target/membudget/shards.json') == '{"shard":["1/3","2/3","3/3"]}\n'
assert log.contains('[INFO] {"shard":["1/3","2/3","3/3"]}')

// An unknown field would fail.
def (claim, job) = StrictYaml.read(build.text('target/membudget/shards.yaml'))
assert job.metadata.name == 'shards-goal-tests' && job.spec.completionMode == 'Indexed'
assert job.spec.completions == 3 && job.spec.parallelism == 3
def container = job.spec.template.spec.containers[0]
assert container.image == 'shards-goal-tests:1'
assert container.command[2].startsWith('mvn -B -fae verify -Dmembudget.shard=auto/3 -Dmembudget.memory=2g\n')
assert container.resources.limits.memory.toString() == '2048Mi'
assert container.resources.requests.memory.toString() ==~ /[67]\d\dMi/
assert job.spec.template.spec.volumes[0].persistentVolumeClaim.claimName == claim.metadata.name

// By memory alone one does; the choices are told.
assert new JsonSlurper().parseText(build.text('target/memory/membudget/shards.json')).shard == ['1/1']
assert log.contains('membudget: more machines would take less time:') && log =~ /to have them, say how long it may take, like -Dmembudget\.within=\ds/
assert StrictYaml.read(build.text('target/memory/membudget/shards.yaml'))[1].spec.template.spec.containers[0].image == 'registry.example.org/shop:1'

assert log =~ /membudget: machines of 128 MiB are too small, however many there are\. They have 115\.2 MiB for tests, and it\.search\.IndexTest alone needs 170 MiB\. Take larger machines, and set -Dmembudget\.memory to their size\./
assert log =~ /membudget: there is no \S+missing\.json to plan from\. Run mvn membudget:baseline -Dmembudget\.runs=3, and commit the file\./
assert log =~ /membudget: no number of machines does it in 1\.0 s: it\.orders\.CartTest takes 1\.4 s, the start of its JVM included\. Divide that class, or set -Dmembudget\.within=2s\./
assert !['small', 'missing', 'late'].any { build.has("target/$it/membudget/shards.json") }
