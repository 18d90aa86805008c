package io.github.membudget.surefire;

import io.github.membudget.plan.Selection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/** Narrows Surefire's configuration to a selection by leaving out what others run: all else the user configured stands. */
final class SelectionFilter {
    private final SurefireClasses classes;

    SelectionFilter(SurefireClasses classes) {
        this.classes = classes;
    }

    void apply(Selection selection, MojoConfiguration configuration) throws MojoExecutionException {
        if (selection instanceof Selection.AllBut allBut) {
            leaveOut(allBut.classes(), configuration);
            leaveOutGroups(allBut.otherGroups(), configuration);
        } else if (selection instanceof Selection.Only only) {
            Collection<String> others = new TreeSet<>(classes.selected());
            others.removeAll(only.classes());
            leaveOut(others, configuration);
            only.groups().ifPresent(groups -> configuration.set("groups", both(configuration.text("groups"), groups)));
            leaveOutGroups(only.otherGroups(), configuration);
        }
    }

    private void leaveOut(Collection<String> others, MojoConfiguration configuration) throws MojoExecutionException {
        if (others.isEmpty()) {
            return;
        }
        String pattern = ClassRegex.of(others);
        Optional<String> test = classes.test();
        if (test.isPresent()) {
            configuration.set("test", test.get() + ", !" + pattern);
        } else {
            List<String> excludes = new ArrayList<>(classes.excludes());
            excludes.add(pattern);
            configuration.setList("excludes", "exclude", excludes);
        }
    }

    private static void leaveOutGroups(List<String> groups, MojoConfiguration configuration) {
        if (groups.isEmpty()) {
            return;
        }
        List<String> excluded = new ArrayList<>(groups);
        configuration.text("excludedGroups").ifPresent(users -> excluded.add(0, users));
        configuration.set("excludedGroups", String.join(",", excluded));
    }

    /** Surefire knows commas for "or"; both conditions at once take an expression. */
    private static String both(Optional<String> users, String modules) {
        return users.map(groups -> "(" + orExpression(groups) + ") & (" + orExpression(modules) + ")")
                .orElse(modules);
    }

    private static String orExpression(String groups) {
        return List.of(groups.split(",")).stream().map(String::trim).collect(Collectors.joining(" | "));
    }
}
