package io.github.membudget.explain;

import io.github.membudget.model.Holder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is the suite's own or a library's of its, and not of what runs the tests. */
public final class Suites {
    private static final Pattern RUNS_TESTS =
            Pattern.compile("(org\\.junit|org\\.testng|org\\.apache\\.maven\\.surefire|org\\.opentest4j"
                    + "|io\\.github\\.membudget)\\..*");

    private static final Pattern FAMILY = Pattern.compile("^[a-z_0-9]+\\.[a-z_0-9]+\\.");
    private static final Pattern PACKAGE = Pattern.compile("^(?:[a-z_0-9]+\\.)+");

    /** As roots of what several reach are told. */
    private static final String FIELD = "static field ";

    /** The suite's, though what runs the tests keeps it. */
    private static final String FAILED = "org.junit.platform.engine.TestExecutionResult -> ";

    private static final Pattern RUNNING_THREADS =
            Pattern.compile("main|surefire.*|membudget.*|Reference Handler|Finalizer|Common-Cleaner|Signal Dispatcher"
                    + "|Attach Listener|Notification Thread|process reaper.*|ping-.*|last-ditch.*");

    private Suites() {}

    /** What the JDK keeps for the suite is the suite's: MBeans, hooks, properties. */
    public static boolean has(Holder holder) {
        return switch (holder.kind()) {
            case "static-field" ->
                isType(holder.name())
                        || holder.name().startsWith("java.lang.System.")
                        || TypeNames.isJdks(holder.name()) && hasType(holder);
            case HolderText.SEVERAL -> isShared(holder);
            case "jni" -> isType(holder.name());
            case "thread" -> !isRunningThread(holder.name());
            default -> true;
        };
    }

    /** Of what several roots reach. */
    private static boolean isShared(Holder holder) {
        if (HolderText.isCounted(holder.path())) {
            return !holder.others().isEmpty() && holder.others().stream().allMatch(Suites::isOwnWay);
        }
        if (holder.path().contains(FAILED)) {
            return true;
        }
        if (RUNS_TESTS.matcher(holder.path().split("[ (]", 2)[0]).matches()) {
            return false;
        }
        // A collection of the JDK says nothing of whose it is; who reaches it does, or that a test made what it has.
        return hasType(holder)
                || isReachedFromOwnField(holder.name())
                || !holder.sampled().isEmpty() && !isReachedFromJdks(holder.name());
    }

    /** One of the JVM or of what runs the tests. */
    public static boolean isRunningThread(String name) {
        return RUNNING_THREADS.matcher(name).matches();
    }

    /** @param place a method of a class */
    public static boolean runsTests(String place) {
        return RUNS_TESTS.matcher(place).matches();
    }

    /**
     * Whether fields of the suite refer to it by collections and its own objects alone: {@code static field a.b.Cache.BY_NAME -> HashMap -> a.b.Row}.
     * What a library's object refers to by several ways goes with that.
     */
    private static boolean isOwnWay(String way) {
        String[] steps = way.split(" -> ", -1);
        if (!isReachedFromOwnField(steps[0])) {
            return false;
        }
        String root = steps[0].substring(FIELD.length());
        return Arrays.stream(steps, 1, Math.max(1, steps.length - 1))
                .allMatch(step -> TypeNames.isJdks(step) || !step.contains(".") || areOfOneFamily(root, step));
    }

    /** {@code com.acme.user.Cache} and {@code com.acme.order.Entry}; or one's package is within the other's. */
    private static boolean areOfOneFamily(String root, String step) {
        Matcher family = FAMILY.matcher(root);
        String own = packageOf(step);
        return family.find() && step.startsWith(family.group()) || !own.isEmpty() && root.startsWith(own);
    }

    /** {@code com.acme.}. */
    private static String packageOf(String type) {
        Matcher path = PACKAGE.matcher(type);
        return path.find() ? path.group() : "";
    }

    private static boolean isReachedFromOwnField(String root) {
        return root.startsWith(FIELD) && isType(root.substring(FIELD.length()));
    }

    private static boolean isReachedFromJdks(String root) {
        return root.startsWith(FIELD) && TypeNames.isJdks(root.substring(FIELD.length()));
    }

    private static boolean hasType(Holder holder) {
        return HolderText.owners(holder).stream().anyMatch(Suites::isType);
    }

    private static boolean isType(String name) {
        return !TypeNames.isJdks(name) && !RUNS_TESTS.matcher(name).matches();
    }
}
