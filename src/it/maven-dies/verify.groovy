import io.github.membudget.it.Build

def build = new Build(basedir)

def pids = build.text('target/pids.txt').readLines()
assert pids.size() == 3
assert build.ends(pids[0] as long) : 'the fork'
assert build.ends(pids[1] as long) : 'its child'
def session = build.text('target/session.txt').trim()
assert session.startsWith('membudget-')
def held = !['find', '/sys/fs/cgroup', '-maxdepth', '8', '-name', session].execute().text.isEmpty()
def end = System.currentTimeMillis() + 10_000
while (held && System.currentTimeMillis() < end) {
    Thread.sleep(100)
    held = !['find', '/sys/fs/cgroup', '-maxdepth', '8', '-name', session].execute().text.isEmpty()
}
assert !held : "cgroup ${session} is left"
// Who throws away its environment is known by its cgroup alone.
println "The child without an environment ${new File('/proc/' + pids[2]).exists() ? 'lives on' : 'ended'}"
