package io.github.membudget.explain;

import io.github.membudget.judge.Death;
import io.github.membudget.launch.LaunchOutcome;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.OutOfMemory;
import io.github.membudget.model.Peak;
import io.github.membudget.model.TestFacts;
import io.github.membudget.model.TestId;
import io.github.membudget.model.TestStatus;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says of a module that did not end well, other than by a breach, what happened, what ran then, and what to change. */
public final class FailureText {
    private static final int MOST_NAMED = 3;

    private static final Pattern UNSET = Pattern.compile("could not open `\\{([^}'\\s]+)}'");

    /** Where an OutOfMemoryError left no words. */
    private static final String UNTOLD = "OutOfMemoryError";

    private static final String REPORT = "Which tests took the heap is in target/membudget/report.json.";

    private FailureText() {}

    /**
     * @param setting where the ceiling stands
     * @param larger than the heap: what is worth a try
     * @param needed the ceiling from which that follows
     */
    public static String derivedHeap(String setting, Bytes ceiling, int forks, Bytes heap, Bytes larger, Bytes needed) {
        String element = setting.equals("moduleCeiling") ? setting : "ceiling";
        return xmx(heap) + (forks == 1 ? "" : " for each of " + forks + " test JVMs") + " was derived from "
                + element(element, ceiling) + " and was too small; " + element(element, needed)
                + " would give it at least "
                + xmx(larger) + ", half as much again. It needs more than " + xmx(heap)
                + ", how much more is not known.";
    }

    private static String xmx(Bytes heap) {
        return "-Xmx" + mebibytes(heap);
    }

    private static String mebibytes(Bytes size) {
        return size.value() / Bytes.ofMebibytes(1).value() + "m";
    }

    private static String element(String name, Bytes size) {
        return "<" + name + ">" + mebibytes(size) + "</" + name + ">";
    }

    /** Where Surefire was told to pass over failures, and the build goes on. */
    public static String passedOver(String module, LaunchOutcome outcome, String derivedHeap) {
        return "membudget: " + module(module, outcome, "", List.of(), Optional.of(derivedHeap));
    }

    /** The same words at the end of an investigation, which need not send anybody to one. */
    public static String investigating(String words) {
        return OutOfMemoryText.investigating(words);
    }

    /** The tests that ran when their fork ended. */
    public static List<String> unfinished(List<TestFacts> tests) {
        return tests.stream()
                .filter(test -> test.status() == TestStatus.UNFINISHED)
                .map(TestFacts::id)
                .map(TestId::shortName)
                .distinct()
                .toList();
    }

    /**
     * A module whose run failed, its forks alive to the end.
     *
     * @param words Surefire's own, without stack traces
     * @param running the tests that ran when Surefire ended it
     */
    public static String module(String name, LaunchOutcome outcome, String words, List<String> running) {
        return module(name, outcome, words, running, Optional.empty());
    }

    /** @param derivedHeap what is to be said of a heap that the plugin derived and that was too small */
    public static String module(
            String name, LaunchOutcome outcome, String words, List<String> running, Optional<String> derivedHeap) {
        String head = "Module '" + name + "': ";
        if (derivedHeap.isPresent()) {
            return head + derivedHeap.get() + "\n  "
                    + outcome.outOfMemory().map(OutOfMemory::words).orElse(UNTOLD) + ". " + REPORT
                    + (words.isBlank() ? "" : "\n  Surefire says: " + words.replace("\n", "\n  "));
        }
        if (outcome instanceof LaunchOutcome.TestsFailed failed) {
            return head
                    + words
                    + failed.outOfMemory()
                            .map(error -> "\n  " + OutOfMemoryText.of(error, Optional.empty()))
                            .orElse("");
        }
        if (outcome instanceof LaunchOutcome.TimedOut) {
            return head + "Surefire's time limit (forkedProcessTimeoutInSeconds) ended its test JVM while "
                    + tests(running) + "."
                    + (words.isEmpty() ? "" : "\n  Surefire says: " + words.replace("\n", "\n  "));
        }
        return head + words;
    }

    /**
     * A module whose test JVM ended before its tests did.
     *
     * @param running the tests that ran then
     * @param peak what the module had reached, where it was measured
     * @param heap the -Xmx in force, where known
     */
    public static String death(
            String name, Death death, List<String> running, Optional<Peak> peak, Optional<Bytes> heap) {
        return death(name, death, running, peak, heap, Optional.empty());
    }

    /** @param derivedHeap what is to be said of a heap that the plugin derived and that was too small */
    public static String death(
            String name,
            Death death,
            List<String> running,
            Optional<Peak> peak,
            Optional<Bytes> heap,
            Optional<String> derivedHeap) {
        String why = why(name, death, running, peak, heap, derivedHeap);
        return death.facts().isEmpty() ? why : why + "\n  Surefire also says: " + String.join("\n    ", death.facts());
    }

    private static String why(
            String name,
            Death death,
            List<String> running,
            Optional<Peak> peak,
            Optional<Bytes> heap,
            Optional<String> derivedHeap) {
        String code =
                death.exitCode().isPresent() ? " (exit code " + death.exitCode().getAsInt() + ")" : "";
        String reached = peak.map(known -> " It had reached " + known.rss().inMebibytes() + " of RSS.")
                .orElse("");
        String head = "Module '" + name + "': its test JVM ";
        String during = code + " while " + tests(running) + "." + reached;
        if (derivedHeap.isPresent()) {
            return "Module '" + name + "': " + derivedHeap.get() + "\n  Its test JVM ran out of memory" + during
                    + "\n  " + death.outOfMemory().map(OutOfMemory::words).orElse(UNTOLD) + ". " + REPORT;
        }
        return switch (death.cause()) {
            case OUT_OF_MEMORY -> head + "ran out of memory" + during + ranOut(death, heap);
            case THROWN -> thrown(name, death, running);
            case CRASH -> head + "crashed" + during + "\n  " + crash(death);
            case KERNEL, KILLED, KILLED_BY_SOMEONE_OR_THE_KERNEL, TERMINATED -> head + signal(death.cause(), during);
            case EXIT ->
                head + "ended by itself" + during
                        + "\n  Something in it called System.exit or Runtime.halt, or its main thread ended in an error that stands in"
                        + " the output above. No test may end the JVM that runs the others: look for the call in the test named and"
                        + " in what it uses.";
            case UNKNOWN ->
                death.said()
                        .map(words -> head + "met an error outside its tests" + during + "\n  Surefire says: "
                                + words.replace("\n", "\n  "))
                        .orElse(head + "ended before its tests did" + during
                                + "\n  Nothing tells why: Surefire gave no exit code.");
            case BEFORE_TESTS ->
                head + "ended by itself before its first test" + code + "." + reached
                        + "\n  What ended it is in the output above: an agent (-javaagent, -agentlib), a listener of the test framework,"
                        + " or an error of its main thread. Look for it in <argLine>, and in META-INF/services of the test class path.";
            case NEVER_STARTED -> head + "never started" + code + ", so that no test ran in it." + neverStarted(death);
        };
    }

    private static String ranOut(Death death, Optional<Bytes> heap) {
        return death.outOfMemory()
                .map(error -> "\n  " + OutOfMemoryText.of(error, heap))
                .orElse("");
    }

    private static String thrown(String name, Death death, List<String> running) {
        return "Module '" + name + "': the tests' own code threw "
                + death.outOfMemory().map(OutOfMemory::words).orElse(UNTOLD) + " while " + tests(running)
                + ". The JVM had memory left.\n  JUnit ends the run at any OutOfMemoryError, so the tests after it have not run.";
    }

    private static String crash(Death death) {
        return death.crashReport()
                .map(file -> "Its own report of it: " + file
                        + ". The frame marked \"Problematic frame\" there names the library to update or to leave out.")
                .orElse(
                        "No hs_err file of it was found: the abort came from native code, or the file could not be written.");
    }

    private static String signal(Death.Cause cause, String during) {
        return switch (cause) {
            case KERNEL ->
                "was killed by the kernel for want of memory" + during
                        + "\n  It was not for a ceiling of this build: the whole machine was full, or the container around it. To change:"
                        + " a -Dmembudget.suiteCeiling below what the machine or container has left, or fewer projects at once (-T).";
            case KILLED ->
                "was killed by SIGKILL" + during
                        + "\n  Neither membudget nor the kernel did it (no kill for want of memory was counted meanwhile): look for a"
                        + " guard of the CI agent, a script, or systemd-oomd and earlyoom, and in their logs.";
            case TERMINATED ->
                "was ended by SIGTERM" + during
                        + "\n  Someone asked it to end: a CI agent at its time limit, or a script.";
            default ->
                "was killed by SIGKILL" + during
                        + "\n  membudget did not do it; whether the kernel did, for want of memory, cannot be told on this system: see its log"
                        + " (dmesg).";
        };
    }

    private static String neverStarted(Death death) {
        return death.refused()
                        .map(words -> "\n  java says: " + words.replace("\n", "\n  "))
                        .orElse("")
                + "\n  "
                + death.refused()
                        .flatMap(FailureText::unsetProperty)
                        .orElse(
                                "Change it in <argLine>, in the module's <argLine>, or in the variables JAVA_TOOL_OPTIONS and"
                                        + " JDK_JAVA_OPTIONS.");
    }

    /** A java takes {@code @{name}}, as Surefire leaves it where nobody has set that property, for a file of arguments. */
    private static Optional<String> unsetProperty(String words) {
        Matcher unset = UNSET.matcher(words);
        return unset.find()
                ? Optional.of("Nobody has set the property '" + unset.group(1) + "', so that @{" + unset.group(1)
                        + "} stayed in <argLine> as it is. Run the goal that sets it before the tests (for JaCoCo: prepare-agent), or give it"
                        + " an empty value: <" + unset.group(1) + "/> in <properties>.")
                : Optional.empty();
    }

    /**
     * What Surefire does not fail the build for: its result stands, and the user hears what it hides.
     *
     * @param why the build goes on
     */
    public static String untold(String end, String why) {
        return "membudget: " + end + "\n  The tests that ran then, and those that would have followed, have no result. "
                + why;
    }

    private static String tests(List<String> running) {
        if (running.isEmpty()) {
            return "no test ran";
        }
        String more = running.size() > MOST_NAMED ? " and " + (running.size() - MOST_NAMED) + " more" : "";
        return String.join(", ", running.subList(0, Math.min(MOST_NAMED, running.size()))) + more + " ran";
    }
}
