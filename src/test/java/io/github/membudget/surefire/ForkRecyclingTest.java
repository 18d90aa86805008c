package io.github.membudget.surefire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.membudget.model.Bytes;
import io.github.membudget.model.Isolation;
import io.github.membudget.model.LeakPolicy;
import io.github.membudget.model.OnBreach;
import io.github.membudget.plan.Selection;
import io.github.membudget.plan.TestModule;
import io.github.membudget.schedule.NotRecycled;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.codehaus.plexus.component.configurator.expression.ExpressionEvaluator;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class ForkRecyclingTest {
    private static final String NEW = "3.6.1";
    private static final String OLD = "3.5.6";

    @TempDir
    private Path directory;

    private String version = NEW;
    private int forks = 1;
    private boolean testNg;
    private boolean besideOthers;
    private Isolation isolation = Isolation.MODULE;
    private String arguments = "";

    private Optional<NotRecycled> whyNot(String configuration) throws Exception {
        return new ForkRecycling(configuration(configuration), forks, version, testNg, besideOthers)
                .whyNot(module(), Optional.empty(), arguments);
    }

    private TestModule module() {
        return new TestModule(
                "kg",
                List.of(new Selection.Everything()),
                Optional.empty(),
                Optional.empty(),
                "moduleCeiling",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of(Bytes.ofMebibytes(300)),
                isolation,
                OnBreach.FAIL,
                LeakPolicy.OFF,
                Optional.empty());
    }

    private static MojoConfiguration configuration(String elements) throws Exception {
        String reuse = elements.contains("<reuseForks>") ? "" : "<reuseForks>true</reuseForks>";
        Xpp3Dom dom = Xpp3DomBuilder.build(new StringReader("<configuration>" + elements + reuse + "</configuration>"));
        MojoDescriptor mojo = new MojoDescriptor();
        mojo.setMojoConfiguration(new XmlPlexusConfiguration("configuration"));
        for (Xpp3Dom child : dom.getChildren()) {
            Parameter parameter = new Parameter();
            parameter.setName(child.getName());
            mojo.addParameter(parameter);
        }
        return MojoConfiguration.of(dom, mojo, new ExpressionEvaluator() {
            @Override
            public Object evaluate(String expression) {
                return expression;
            }

            @Override
            public File alignToBaseDirectory(File file) {
                return file;
            }
        });
    }

    @Test
    void aPlainForkIsRecycled() throws Exception {
        assertThat(whyNot("")).isEmpty();
        assertThat(whyNot("<parallel>none</parallel><debugForkedProcess>false</debugForkedProcess>"))
                .isEmpty();
        forks = 2;
        assertThat(whyNot("")).isEmpty();
    }

    @Test
    void whatHasAForkForEachClassNeedsNone() throws Exception {
        assertThat(whyNot("<reuseForks>false</reuseForks>")).contains(NotRecycled.FORK_FOR_EACH_CLASS);
        isolation = Isolation.CLASS;
        assertThat(whyNot("")).contains(NotRecycled.FORK_FOR_EACH_CLASS);
    }

    @Test
    void whatCannotBeDividedIsRefused() throws Exception {
        assertThat(whyNot("<suiteXmlFiles><suiteXmlFile>testng.xml</suiteXmlFile></suiteXmlFiles>"))
                .contains(NotRecycled.SUITE_FILES);
        assertThat(whyNot("<debugForkedProcess>true</debugForkedProcess>")).contains(NotRecycled.DEBUGGER);
        arguments = "-agentlib:jdwp=transport=dt_socket";
        assertThat(whyNot("")).contains(NotRecycled.DEBUGGER);
    }

    @Test
    void classesOfOneTestNgSuiteStayTogether() throws Exception {
        testNg = true;
        assertThat(whyNot("")).contains(NotRecycled.TESTNG);
        forks = 2;
        assertThat(whyNot("")).as("each class is a suite of its own anyway").isEmpty();
    }

    @Test
    void forkNumbersThatTheUserCountsOnStayLow() throws Exception {
        String numbered = "<argLine>-Ddb=test_${surefire.forkNumber}</argLine>";
        assertThat(whyNot(numbered)).as("one after the other, they do").isEmpty();
        besideOthers = true;
        assertThat(whyNot(numbered)).contains(NotRecycled.FORK_NUMBERS);
        assertThat(whyNot("<argLine>-Xmx1g</argLine>")).isEmpty();
        forks = 2;
        assertThat(whyNot(numbered)).isEmpty();
    }

    @Test
    void anotherChannelThanSurefiresPipesServesOneJvm() throws Exception {
        String extensions = "org.apache.maven.plugin.surefire.extensions.";
        assertThat(whyNot("<forkNode implementation=\"" + extensions + "SurefireForkNodeFactory\"/>"))
                .contains(NotRecycled.FORK_NODE);
        assertThat(whyNot("<forkNode implementation=\"" + extensions + "LegacyForkNodeFactory\"/>"))
                .isEmpty();
        assertThat(whyNot("<forkNode implementation=\"org.apache.maven.surefire.extensions.ForkNodeFactory\"/>"))
                .isEmpty();
    }

    @Test
    void parallelClassesOfOneForkAreRefused() throws Exception {
        String property = "junit.jupiter.execution.parallel.enabled";
        String parameters = "<properties><configurationParameters>\n  a = b\n  " + property
                + " = true\n</configurationParameters></properties>";

        assertThat(whyNot("<parallel>classes</parallel>")).contains(NotRecycled.PARALLEL_CLASSES);
        assertThat(whyNot(parameters)).contains(NotRecycled.PARALLEL_CLASSES);
        assertThat(whyNot(
                        "<systemPropertyVariables><" + property + ">true</" + property + "></systemPropertyVariables>"))
                .contains(NotRecycled.PARALLEL_CLASSES);
        forks = 2;
        assertThat(whyNot(parameters)).as("each fork gets one class at a time").isEmpty();
        forks = 1;
        arguments = "-Xmx1g -D" + property + "=true";
        assertThat(whyNot("")).contains(NotRecycled.PARALLEL_CLASSES);
    }

    @Test
    void parallelClassesAreFoundInJUnitsFile() throws Exception {
        String classes = "<testClassesDirectory>" + directory + "</testClassesDirectory>";
        assertThat(whyNot(classes)).isEmpty();
        write("junit.jupiter.execution.parallel.enabled: false");
        assertThat(whyNot(classes)).isEmpty();
        write("junit.jupiter.execution.parallel.enabled: true");
        assertThat(whyNot(classes)).contains(NotRecycled.PARALLEL_CLASSES);
    }

    private void write(String line) throws IOException {
        Files.writeString(directory.resolve("junit-platform.properties"), line);
    }

    @Test
    void anOlderSurefireHasToLoadTheClassesInMavensJvm() throws Exception {
        arguments = "--enable-preview";
        assertThat(whyNot("")).isEmpty();
        version = OLD;
        assertThat(whyNot("")).contains(NotRecycled.OTHER_JVM);
        forks = 2;
        assertThat(whyNot("")).as("it does so anyway").isEmpty();
        forks = 1;
        arguments = "-Xmx1g";
        assertThat(whyNot("")).isEmpty();
    }
}
