package it;

import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Much code that is used a little, as in most suites: here the Java compiler's. */
class CompilingTest {
    private static final long NANOS = 3_000_000_000L;

    @Test
    void usesMuchCodeALittle(@TempDir Path classes) {
        com.sun.management.OperatingSystemMXBean system =
                (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        for (int i = 0; system.getProcessCpuTime() < NANOS; i++) {
            Source source = new Source("X" + i);
            compiler.getTask(new StringWriter(), null, null, Arrays.asList("-proc:none", "-d", classes.toString()), null, Collections.singletonList(source))
                    .call();
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String name;

        Source(String name) {
            super(URI.create("string:///" + name + ".java"), Kind.SOURCE);
            this.name = name;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreErrors) {
            return "import java.util.*; class " + name + " { int f(List<Integer> all) { return all.stream().mapToInt(one -> one + 1).sum(); } }";
        }
    }
}
