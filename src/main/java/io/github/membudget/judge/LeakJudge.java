package io.github.membudget.judge;

import io.github.membudget.model.AllowedLeak;
import io.github.membudget.model.Leak;
import io.github.membudget.model.LeakCheck;
import io.github.membudget.model.LeakCheck.Left;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.LeakVerdict;
import io.github.membudget.model.LeftProcess;
import io.github.membudget.model.ModuleFacts;
import io.github.membudget.probe.format.LeakPattern;
import io.github.membudget.probe.format.LeakRules;
import io.github.membudget.probe.format.LeftoverKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Holds what a module's tests left against the user's policy. */
public final class LeakJudge {
    private final String project;
    private final String module;
    private final LeakPolicy policy;
    private final Set<AllowedLeak> used = new LinkedHashSet<>();

    public LeakJudge(String project, String module, LeakPolicy policy) {
        this.project = project;
        this.module = module;
        this.policy = policy;
    }

    /** What the forks are to look for, as they read it. */
    public static String rules(LeakPolicy policy) {
        return LeakRules.written(
                policy.kinds(),
                Stream.concat(
                                LastingThings.all().stream(),
                                policy.allowed().stream().map(AllowedLeak::pattern))
                        .toList());
    }

    /** @param outlived processes that lived on when the forks had ended */
    public LeakVerdict judge(ModuleFacts facts, List<LeftProcess> outlived) {
        LeakCheck check = facts.leaks();
        List<Leak> leaks = new ArrayList<>();
        Stream.concat(check.left().stream(), processes(facts, outlived).stream())
                .filter(left -> policy.kinds().contains(left.kind()))
                .filter(left -> !isLasting(left) && !isAllowed(left))
                .forEach(left -> leaks.add(leak(left)));
        boolean whole =
                check.forks() > 0 && check.cutShort() == 0 && Collections.disjoint(check.unseen(), policy.kinds());
        return new LeakVerdict(policy, List.copyOf(leaks), List.copyOf(used), whole);
    }

    private static boolean isLasting(Left left) {
        return LastingThings.all().stream().anyMatch(pattern -> matches(pattern, left));
    }

    private boolean isAllowed(Left left) {
        List<AllowedLeak> matching = policy.allowed().stream()
                .filter(entry -> matches(entry.pattern(), left))
                .toList();
        used.addAll(matching);
        return !matching.isEmpty();
    }

    private static boolean matches(LeakPattern pattern, Left left) {
        return pattern.matches(left.kind(), left.name(), left.detail(), left.shared() ? "" : left.className());
    }

    /** Those that no fork knew of: their parents had ended before. */
    private static List<Left> processes(ModuleFacts facts, List<LeftProcess> outlived) {
        List<Left> more = new ArrayList<>();
        for (LeftProcess process : outlived) {
            if (!facts.leaks().noted(process.pid())) {
                more.add(new Left(
                        LeftoverKind.CHILD_PROCESS,
                        process.command(),
                        process.command() + " (pid " + process.pid() + ")",
                        "",
                        true,
                        Optional.empty()));
            }
        }
        return more;
    }

    private Leak leak(Left left) {
        return new Leak(
                project,
                module,
                left.shared() ? Optional.empty() : Optional.of(left.className()),
                left.kind(),
                left.name(),
                left.detail(),
                left.test());
    }
}
