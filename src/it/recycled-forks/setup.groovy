// Each class keeps 10 MiB outside of the heap.
def grow(String project, String annotation) {
    def sources = new File(basedir, project + '/src/test/java/it')
    sources.mkdirs()
    new File(sources, 'Kept.java').text = '''package it;

class Kept {
    static final java.util.List<java.nio.ByteBuffer> BUFFERS = new java.util.ArrayList<>();

    static synchronized void more() {
        BUFFERS.add(java.nio.ByteBuffer.allocateDirect(10 << 20));
    }
}
'''
    (1..40).each {
        def name = String.format('Growing%02dTest', it)
        new File(sources, name + '.java').text = """package it;

public class $name {
    @$annotation
    public void keeps() {
        Kept.more();
    }
}
"""
    }
}

grow('one-fork', 'org.junit.jupiter.api.Test')
grow('two-forks', 'org.junit.jupiter.api.Test')
grow('parallel', 'org.junit.jupiter.api.Test')
grow('junit4', 'org.junit.Test')
return true
