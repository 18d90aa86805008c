package io.github.membudget.platform;

import java.io.OutputStream;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** What a JVM runs that is to have much of one kind of work: two seconds of processor time. */
public final class BusyJvm {
    private static final long NANOS = 2_000_000_000L;
    private static volatile Object sink = "";

    private BusyJvm() {}

    public static void main(String[] arguments) throws Exception {
        var system = (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        byte[][] kept = new byte[10_000][];
        for (int i = 0; system.getProcessCpuTime() < NANOS; i++) {
            switch (arguments[0]) {
                case "collect" -> collect(kept);
                case "compile" -> compile(i);
                default -> compute();
            }
        }
        System.out.print('.');
        System.out.flush();
        System.in.read();
    }

    /** Objects of all ages, in a heap that they fill by half. */
    private static void collect(byte[][] kept) {
        for (int i = 0; i < 10_000; i++) {
            kept[(int) (i * 7919L % kept.length)] = new byte[2500];
        }
        sink = kept;
    }

    private static void compute() {
        double sum = 0;
        for (int i = 1; i < 100_000; i++) {
            sum += Math.sqrt(i) / i;
        }
        sink = sum;
    }

    /** The Java compiler is a program with much code that is used a little. */
    private static void compile(int number) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String source = "import java.util.*; class X { int f(List<Integer> all) {"
                + " return all.stream().mapToInt(one -> one + " + number + ").sum(); } }";
        JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///X.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreErrors) {
                return source;
            }
        };
        JavaFileManager nowhere = new Nowhere(compiler.getStandardFileManager(null, null, null));
        sink = compiler.getTask(new StringWriter(), nowhere, null, List.of("-proc:none"), null, List.of(file))
                .call();
    }

    private static final class Nowhere extends javax.tools.ForwardingJavaFileManager<JavaFileManager> {
        Nowhere(JavaFileManager next) {
            super(next);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, javax.tools.FileObject sibling) {
            return new SimpleJavaFileObject(URI.create("mem:///" + className), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return OutputStream.nullOutputStream();
                }
            };
        }
    }
}
