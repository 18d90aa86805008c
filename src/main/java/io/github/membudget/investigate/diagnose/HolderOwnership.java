package io.github.membudget.investigate.diagnose;

import io.github.membudget.model.heap.GcRoot;
import io.github.membudget.model.heap.GcRoot.StaticField;
import io.github.membudget.model.heap.Holder;
import io.github.membudget.model.heap.Keeper;
import io.github.membudget.model.heap.TypeNames;
import io.github.membudget.model.heap.Way;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether what keeps memory is the suite's own or one of its libraries', and not what runs the tests. */
final class HolderOwnership {
    private static final Pattern FAMILY = Pattern.compile("^[a-z_0-9]+\\.[a-z_0-9]+\\.");
    private static final Pattern PACKAGE = Pattern.compile("^(?:[a-z_0-9]+\\.)+");

    /** What it has is the suite's, though what runs the tests keeps it. */
    private static final String FAILED = "org.junit.platform.engine.TestExecutionResult";

    private static final Pattern RUNNING_THREADS =
            Pattern.compile("main|surefire.*|membudget.*|Reference Handler|Finalizer|Common-Cleaner|Signal Dispatcher"
                    + "|Attach Listener|Notification Thread|process reaper.*|ping-.*|last-ditch.*");

    private HolderOwnership() {}

    /** What the JDK keeps for the suite is the suite's: MBeans, hooks, properties. */
    static boolean isSuites(Holder holder) {
        if (holder.keeper() instanceof Keeper.Field field) {
            String declaring = field.field().declaring();
            return isSuitesType(declaring)
                    || declaring.equals("java.lang.System")
                    || field.field().isJdks() && hasSuitesType(holder);
        }
        if (holder.keeper() instanceof Keeper.SeveralRoots several) {
            return isSuites(holder, several);
        }
        if (holder.keeper() instanceof Keeper.JniReference reference) {
            return isSuitesType(reference.type());
        }
        return !(holder.keeper() instanceof Keeper.Threads threads && isRunningThread(threads.name()));
    }

    private static boolean isSuites(Holder holder, Keeper.SeveralRoots several) {
        if (holder.path().beginsWithSeveral()) {
            return !several.ways().isEmpty() && several.ways().stream().allMatch(HolderOwnership::isOwnWay);
        }
        if (holder.path().typesBeforeLast().anyMatch(FAILED::equals)) {
            return true;
        }
        if (holder.path().types().findFirst().filter(HolderOwnership::runsTests).isPresent()) {
            return false;
        }
        // A collection of the JDK says nothing of whose it is; who reaches it does, or that a test made what it has.
        return hasSuitesType(holder)
                || ownField(several.nearest()).isPresent()
                || !holder.sampled().isEmpty()
                        && several.nearest()
                                .filter(root -> root instanceof StaticField field && field.isJdks())
                                .isEmpty();
    }

    /** One of the JVM or of what runs the tests. */
    static boolean isRunningThread(String name) {
        return RUNNING_THREADS.matcher(name).matches();
    }

    /** @param place a method of a class */
    static boolean runsTests(String place) {
        return TypeNames.runsTests(place);
    }

    /**
     * Whether a field of the suite refers to it by collections and its own objects alone: {@code static field a.b.Cache.BY_NAME -> HashMap -> a.b.Row}.
     * What a library's object refers to by several ways goes with that.
     */
    private static boolean isOwnWay(Way way) {
        Optional<StaticField> field = ownField(Optional.of(way.root()));
        List<String> types = way.path().types().toList();
        return field.isPresent()
                && types.subList(0, Math.max(0, types.size() - 1)).stream()
                        .allMatch(type -> TypeNames.isJdks(type)
                                || !type.contains(".")
                                || areOfOneFamily(field.get().declaring(), type));
    }

    /** {@code com.acme.user.Cache} and {@code com.acme.order.Entry}; or one's package is within the other's. */
    static boolean areOfOneFamily(String root, String step) {
        Matcher family = FAMILY.matcher(root);
        String own = packageOf(step);
        return family.find() && step.startsWith(family.group()) || !own.isEmpty() && root.startsWith(own);
    }

    /** How names of classes begin that belong together with this one: {@code com.acme.}. */
    static String family(String className) {
        Matcher family = FAMILY.matcher(className);
        return family.find() ? family.group() : packageOf(className);
    }

    /** {@code com.acme.}. */
    private static String packageOf(String type) {
        Matcher path = PACKAGE.matcher(type);
        return path.find() ? path.group() : "";
    }

    private static Optional<StaticField> ownField(Optional<GcRoot> root) {
        return root.map(one -> one instanceof StaticField field ? field : null)
                .filter(field -> isSuitesType(field.declaring()));
    }

    private static boolean hasSuitesType(Holder holder) {
        return holder.owners().stream().anyMatch(HolderOwnership::isSuitesType);
    }

    private static boolean isSuitesType(String name) {
        return !TypeNames.isJdks(name) && !runsTests(name);
    }
}
