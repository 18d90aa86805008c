package io.github.membudget.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.ForkFigure;
import io.github.membudget.probe.format.LineKind;
import org.junit.jupiter.api.Test;

class LogLineWriterTest {
    @Test
    void fieldsAreDividedByTabsBetweenTheMarkAndTheEnd() {
        String line = new LogLineWriter(LineKind.LEFTOVER)
                .flag(Field.SHARED, true)
                .text(Field.LEFTOVER_KIND, "thread")
                .text(Field.DETAIL, "worker")
                .text(Field.CLASS_NAME, "acme.ATest")
                .end();
        assertThat(line).isEqualTo("L\ttrue\tthread\tworker\tacme.ATest\t.\n");
    }

    @Test
    void aLineWithoutMarkBeginsWithItsFirstField() {
        String line = new LogLineWriter(LineKind.CLOCKS)
                .number(Field.NANOS, -7)
                .number(Field.MILLIS, 8)
                .end();
        assertThat(line).isEqualTo("-7\t8\t.\n");
    }

    @Test
    void whatDividesFieldsAndLinesIsEscaped() {
        String line = new LogLineWriter(LineKind.FAILURE)
                .text(Field.DETAIL, "a\tb\nc\rd\\e")
                .end();
        assertThat(line).isEqualTo("F\ta\\tb\\nc\\rd\\\\e\t.\n");
    }

    @Test
    void aFigureThatIsNotKnownIsEmpty() {
        LogLineWriter line = new LogLineWriter(LineKind.BEFORE_CLASS)
                .number(Field.START_NANOS, 1)
                .number(Field.END_NANOS, 2)
                .flag(Field.SHARED, false)
                .flag(Field.EXACT, true);
        for (ForkFigure figure : ForkFigure.values()) {
            line.figure(figure, figure == ForkFigure.PEAK ? 5 : -1);
        }
        assertThat(line.text(Field.CLASS_NAME, "acme.ATest").end())
                .isEqualTo("B\t1\t2\tfalse\ttrue\t\t\t5\t\t\t\t\t\t\t\t\t\t\t\t\tacme.ATest\t.\n");
    }

    @Test
    void aFieldInAnotherPlaceIsRefused() {
        LogLineWriter line = new LogLineWriter(LineKind.LEFTOVER).flag(Field.SHARED, true);
        assertThatIllegalStateException().isThrownBy(() -> line.text(Field.DETAIL, "worker"));
    }

    @Test
    void aFigureInAnotherPlaceIsRefused() {
        LogLineWriter line = new LogLineWriter(LineKind.BEFORE_CLASS)
                .number(Field.START_NANOS, 1)
                .number(Field.END_NANOS, 2)
                .flag(Field.SHARED, false)
                .flag(Field.EXACT, true);
        assertThatIllegalStateException().isThrownBy(() -> line.figure(ForkFigure.RSS_AFTER, 1));
    }

    @Test
    void aMissingFieldIsRefused() {
        LogLineWriter line = new LogLineWriter(LineKind.CLOCKS).number(Field.NANOS, 1);
        assertThatIllegalStateException().isThrownBy(line::end);
    }

    @Test
    void aFieldTooManyIsRefused() {
        LogLineWriter line = new LogLineWriter(LineKind.FAILURE).text(Field.DETAIL, "why");
        assertThatIllegalStateException().isThrownBy(() -> line.text(Field.DETAIL, "again"));
    }
}
