package io.github.membudget.report.ci;

import io.github.membudget.explain.LeakText;
import io.github.membudget.model.Breach;
import io.github.membudget.model.LeakVerdict;
import io.github.membudget.model.ModuleResult;
import io.github.membudget.model.OnBreach;
import io.github.membudget.model.Report;
import io.github.membudget.model.Verdict;
import io.github.membudget.report.CutShort;
import io.github.membudget.report.PlainText;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Ceilings as test cases, in the JUnit XML that Surefire writes (its schema 3.0): a breach that fails the build is a failing case, a
 * ceiling that could not be judged a skipped one. A case keeps its name from run to run, so that CI systems can show its history.
 */
public final class BreachJunit {
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_LINE = 1000;

    private BreachJunit() {}

    private record Case(
            String className, String name, long millis, Optional<String> failure, Optional<String> skipped) {}

    /** One line for each line of the file. */
    public static List<String> lines(Report report) {
        List<Case> cases = cases(report);
        StringWriter text = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("testsuite");
            attribute(xml, "name", "membudget");
            attribute(xml, "time", seconds(report.durationMillis()));
            attribute(xml, "tests", Integer.toString(cases.size()));
            attribute(xml, "errors", "0");
            attribute(xml, "skipped", count(cases, one -> one.skipped().isPresent()));
            attribute(xml, "failures", count(cases, one -> one.failure().isPresent()));
            for (Case one : cases) {
                write(xml, one);
            }
            xml.writeCharacters("\n");
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("a text in memory can always be written", e);
        }
        return text.toString().lines().toList();
    }

    private static List<Case> cases(Report report) {
        List<Case> cases = new ArrayList<>();
        for (ModuleResult module : report.modules()) {
            boolean fails = module.onBreach() != OnBreach.WARN;
            String execution = module.execution().startsWith("default-") ? "" : " (" + module.execution() + ")";
            if (module.ceiling().isPresent()) {
                cases.add(new Case(
                        "membudget." + module.project().replace(':', '.'),
                        "module " + module.name() + execution + " stays under its ceiling",
                        module.facts().durationMillis(),
                        module.breaches().stream()
                                .filter(breach -> fails
                                        && breach.scope() == Breach.Scope.MODULE
                                        && breach.kind() == Breach.Kind.CEILING)
                                .map(Breach::message)
                                .findFirst(),
                        unjudged(module)));
            }
            module.breaches().stream()
                    .filter(breach -> fails && breach.kind() == Breach.Kind.GROWTH)
                    .forEach(breach -> cases.add(new Case(
                            "membudget." + module.project().replace(':', '.'),
                            "module " + module.name() + execution + " grows no more than maxGrowth",
                            module.facts().durationMillis(),
                            Optional.of(breach.message()),
                            Optional.empty())));
            module.breaches().stream()
                    .filter(breach -> fails && breach.scope() == Breach.Scope.TEST)
                    .forEach(breach -> cases.add(new Case(
                            className(module, breach),
                            breach.name() + execution + " stays under its ceiling",
                            0,
                            Optional.of(breach.message()),
                            Optional.empty())));
            leaks(module, execution).ifPresent(cases::add);
        }
        Optional<String> suite = report.breaches().stream()
                .filter(breach -> breach.scope() == Breach.Scope.SUITE)
                .map(Breach::message)
                .findFirst();
        cases.add(new Case(
                "membudget",
                "the suite stays under its ceiling",
                report.durationMillis(),
                suite,
                report.suite().verdict() == Verdict.INCONCLUSIVE
                        ? Optional.of("its memory could not be measured")
                        : Optional.empty()));
        return cases;
    }

    /** Where the user has a policy for leaks. */
    private static Optional<Case> leaks(ModuleResult module, String execution) {
        LeakVerdict leaks = module.leaks();
        if (leaks.policy().isOff()) {
            return Optional.empty();
        }
        String failure = module.onBreach() == OnBreach.WARN ? "" : String.join("\n", LeakText.texts(leaks.leaks()));
        return Optional.of(new Case(
                "membudget." + module.project().replace(':', '.'),
                "module " + module.name() + execution + " leaves nothing behind",
                module.facts().durationMillis(),
                Optional.of(failure).filter(text -> !text.isEmpty()),
                leaks.whole() ? Optional.empty() : Optional.of("not all of it could be checked for leaks")));
    }

    private static Optional<String> unjudged(ModuleResult module) {
        if (CutShort.is(module)) {
            return Optional.of(CutShort.sentence(module));
        }
        return module.verdict() == Verdict.INCONCLUSIVE
                ? Optional.of("its memory could not be measured")
                : Optional.empty();
    }

    private static String className(ModuleResult module, Breach breach) {
        return module.facts().tests().stream()
                .map(test -> test.id())
                .filter(id -> id.shortName().equals(breach.name()))
                .map(id -> id.className())
                .findFirst()
                .orElse("membudget." + module.project().replace(':', '.'));
    }

    private static void write(XMLStreamWriter xml, Case one) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        attribute(xml, "name", wellFormed(PlainText.shortened(one.name(), LONGEST_NAME)));
        attribute(xml, "classname", wellFormed(PlainText.shortened(one.className(), LONGEST_NAME)));
        attribute(xml, "time", seconds(one.millis()));
        if (one.failure().isPresent()) {
            List<String> message = one.failure()
                    .get()
                    .lines()
                    .map(line -> wellFormed(PlainText.shortened(line, LONGEST_LINE)))
                    .toList();
            xml.writeCharacters("\n    ");
            xml.writeStartElement("failure");
            attribute(xml, "message", message.isEmpty() ? "" : message.get(0));
            attribute(xml, "type", "membudget.breach");
            xml.writeCharacters(message.stream().collect(Collectors.joining("\n")));
            xml.writeEndElement();
            xml.writeCharacters("\n  ");
        } else if (one.skipped().isPresent()) {
            xml.writeCharacters("\n    ");
            xml.writeEmptyElement("skipped");
            attribute(xml, "message", wellFormed(one.skipped().get()));
            xml.writeCharacters("\n  ");
        }
        xml.writeEndElement();
    }

    private static void attribute(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        xml.writeAttribute(name, value);
    }

    /** XML has no place for two characters that Unicode never assigns. */
    private static String wellFormed(String text) {
        return text.replace('\uFFFE', '?').replace('\uFFFF', '?');
    }

    private static String count(List<Case> cases, java.util.function.Predicate<Case> which) {
        return Long.toString(cases.stream().filter(which).count());
    }

    private static String seconds(long millis) {
        return String.format(Locale.ROOT, "%.3f", millis / 1000.0);
    }
}
