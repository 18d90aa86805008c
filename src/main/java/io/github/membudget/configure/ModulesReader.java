package io.github.membudget.configure;

import io.github.membudget.configure.Settings.ModuleSettings;
import io.github.membudget.model.Bytes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads {@code <modules>}. */
final class ModulesReader {
    private final Values general;
    private final Bytes available;

    /** @param general what holds for modules that say nothing of it themselves */
    ModulesReader(Values general, Bytes available) {
        this.general = general;
        this.available = available;
    }

    List<ModuleSettings> read(List<RawElement> modules) throws InvalidSetting {
        List<ModuleSettings> read = new ArrayList<>();
        for (RawElement module : modules) {
            if (!module.name().equals("module")) {
                throw new InvalidSetting(
                        "modules/" + module.name(), "", "no such element; <modules> holds <module> elements only");
            }
            read.add(module(module.children(), read.size() + 1));
        }
        return List.copyOf(read);
    }

    private ModuleSettings module(List<RawElement> written, int number) throws InvalidSetting {
        String name = name(written, "modules/module[" + number + "]");
        String where = ModuleSettings.where(name);
        checkElements(written, where);
        ModuleSettings module = new ModuleSettings(ModuleElements.read(written, where, available), general);
        if (module.get(ModuleElements.INCLUDES).isEmpty()
                && module.get(ModuleElements.GROUPS).isEmpty()
                && module.get(ModuleElements.PROJECT).isEmpty()) {
            throw new InvalidSetting(
                    where, "", "takes no tests; add <includes>, <groups> or <project> to say which ones are its own");
        }
        checkHeap(module, written);
        return module;
    }

    private String name(List<RawElement> written, String numbered) throws InvalidSetting {
        String name = ModuleElements.NAME.read(written, numbered + "/", available);
        if (name.isEmpty()) {
            throw new InvalidSetting(numbered, "", "has no name; add <name>, it stands in the report and the messages");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidSetting(numbered + "/name", "", "has control characters; write it on one line");
        }
        return name;
    }

    private static void checkHeap(ModuleSettings module, List<RawElement> written) throws InvalidSetting {
        Optional<Bytes> heap = module.get(ModuleElements.HEAP);
        Optional<Bytes> ceiling = module.ceiling();
        if (heap.isPresent() && ceiling.isPresent() && heap.get().exceeds(ceiling.get())) {
            String heapAsWritten = written.stream()
                    .filter(element -> element.name().equals(ModuleElements.HEAP.name()))
                    .map(RawElement::value)
                    .findFirst()
                    .orElse("");
            throw new InvalidSetting(
                    module.where() + "/heap",
                    heapAsWritten,
                    "larger than the module's ceiling of " + ceiling.get()
                            + "; write auto, or a heap that leaves room for the" + " JVM's other memory");
        }
    }

    private static void checkElements(List<RawElement> written, String where) throws InvalidSetting {
        ModuleElements.refuseOthers(written, where);
        Set<String> seen = new HashSet<>();
        for (RawElement element : written) {
            if (!seen.add(element.name())) {
                throw new InvalidSetting(where + "/" + element.name(), "", "stands twice; keep one");
            }
        }
    }
}
