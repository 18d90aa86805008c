package io.github.membudget.configure;

import io.github.membudget.configure.Settings.ModuleSettings;
import io.github.membudget.model.Bytes;
import io.github.membudget.model.Isolation;
import io.github.membudget.model.JvmChoice;
import io.github.membudget.model.OnBreach;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code <modules>}. */
final class ModulesReader {
    static final List<String> ELEMENTS = List.of(
            "name",
            "includes",
            "excludes",
            "groups",
            "project",
            "ceiling",
            "heap",
            "argLine",
            "jvm",
            "isolation",
            "onBreach");

    private final Optional<Bytes> generalCeiling;
    private final OnBreach generalOnBreach;
    private final Optional<JvmChoice> generalJvm;
    private final Bytes available;

    ModulesReader(
            Optional<Bytes> generalCeiling, OnBreach generalOnBreach, Optional<JvmChoice> generalJvm, Bytes available) {
        this.generalCeiling = generalCeiling;
        this.generalOnBreach = generalOnBreach;
        this.generalJvm = generalJvm;
        this.available = available;
    }

    List<ModuleSettings> read(RawElement modules) throws InvalidSetting {
        List<ModuleSettings> read = new ArrayList<>();
        for (RawElement module : modules.children()) {
            if (!module.name().equals("module")) {
                throw new InvalidSetting(
                        "modules/" + module.name(), "", "no such element; <modules> holds <module> elements only");
            }
            read.add(module(module, read.size() + 1));
        }
        return List.copyOf(read);
    }

    private ModuleSettings module(RawElement module, int number) throws InvalidSetting {
        String numbered = "modules/module[" + number + "]";
        String name = text(module, "name").orElse("");
        if (name.isEmpty()) {
            throw new InvalidSetting(numbered, "", "has no name; add <name>, it stands in the report and the messages");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSetting(numbered + "/name", "", "has control characters; write it on one line");
        }
        String where = "modules/module '" + name + "'";
        checkElements(module, where);
        List<String> includes = patterns(module, "include", where);
        List<String> excludes = patterns(module, "exclude", where);
        Optional<String> groups = text(module, "groups");
        Optional<String> project = text(module, "project");
        if (includes.isEmpty() && groups.isEmpty() && project.isEmpty()) {
            throw new InvalidSetting(
                    where, "", "takes no tests; add <includes>, <groups> or <project> to say which ones are its own");
        }
        Optional<Bytes> ceiling = size(module, "ceiling", where);
        Optional<Bytes> heap =
                text(module, "heap").filter("auto"::equalsIgnoreCase).isPresent()
                        ? Optional.empty()
                        : size(module, "heap", where);
        Optional<Bytes> effective = ceiling.or(() -> generalCeiling);
        if (heap.isPresent()
                && effective.filter(limit -> heap.get().exceeds(limit)).isPresent()) {
            throw new InvalidSetting(
                    where + "/heap",
                    text(module, "heap").orElse(""),
                    "larger than the module's ceiling of " + effective.get()
                            + "; write auto, or a heap that leaves room for the" + " JVM's other memory");
        }
        Optional<String> isolation = text(module, "isolation");
        Optional<String> onBreach = text(module, "onBreach");
        Optional<String> jvm = text(module, "jvm");
        return new ModuleSettings(
                name,
                includes,
                excludes,
                groups,
                project,
                effective,
                ceiling.isPresent() ? where + "/ceiling" : "moduleCeiling",
                heap,
                text(module, "argLine"),
                jvm.isEmpty() ? generalJvm : Optional.of(JvmWords.parse(where + "/jvm", jvm.get())),
                isolation.isEmpty()
                        ? Isolation.MODULE
                        : SettingsReader.word(where + "/isolation", isolation.get(), Isolation.class),
                onBreach.isEmpty()
                        ? generalOnBreach
                        : SettingsReader.word(where + "/onBreach", onBreach.get(), OnBreach.class));
    }

    private static void checkElements(RawElement module, String where) throws InvalidSetting {
        Set<String> seen = new HashSet<>();
        for (RawElement element : module.children()) {
            if (!ELEMENTS.contains(element.name())) {
                throw new InvalidSetting(
                        where + "/" + element.name(),
                        "",
                        "no such element. " + NearestWord.hint(element.name(), ELEMENTS) + "A module has "
                                + String.join(", ", ELEMENTS));
            }
            boolean size = element.name().equals("ceiling") || element.name().equals("heap");
            if (size && element.value().isEmpty()) {
                throw new InvalidSetting(
                        where + "/" + element.name(), "", "is empty; write a size like 512m, or leave the element out");
            }
            if (!seen.add(element.name())) {
                throw new InvalidSetting(where + "/" + element.name(), "", "stands twice; keep one");
            }
        }
    }

    private static List<String> patterns(RawElement module, String item, String where) throws InvalidSetting {
        List<String> patterns = new ArrayList<>();
        for (RawElement list : module.children()) {
            if (!list.name().equals(item + "s")) {
                continue;
            }
            for (RawElement pattern : list.children()) {
                if (!pattern.name().equals(item)) {
                    throw new InvalidSetting(
                            where + "/" + item + "s/" + pattern.name(),
                            "",
                            "no such element. Did you mean '" + item + "'?");
                }
                if (pattern.value().contains("#")) {
                    throw new InvalidSetting(
                            where + "/" + item + "s",
                            pattern.value(),
                            "names a method; a module takes whole classes, or tests by <groups>");
                }
                if (!pattern.value().isEmpty()) {
                    patterns.add(pattern.value());
                }
            }
            for (String pattern : list.value().split(",", -1)) {
                if (!pattern.isBlank()) {
                    patterns.add(pattern.strip());
                }
            }
        }
        return List.copyOf(patterns);
    }

    private static Optional<String> text(RawElement module, String name) {
        return module.children().stream()
                .filter(element -> element.name().equals(name))
                .map(RawElement::value)
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    private Optional<Bytes> size(RawElement module, String name, String where) throws InvalidSetting {
        Optional<String> text = text(module, name);
        return text.isEmpty()
                ? Optional.empty()
                : Optional.of(MemorySize.parse(where + "/" + name, text.get(), available));
    }
}
