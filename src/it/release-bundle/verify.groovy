import io.github.membudget.it.ReleaseBundle

def one = new ReleaseBundle(new File(basedir, 'target/one'), '9.8.7')
def other = new ReleaseBundle(new File(basedir, 'target/another one/deeper'), '9.8.7')

one.check()
assert one.digests() == other.digests() : 'two builds are the same, byte for byte'
