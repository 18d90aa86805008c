package io.github.membudget.probe;

import io.github.membudget.probe.format.Field;
import io.github.membudget.probe.format.ForkFigure;
import io.github.membudget.probe.format.LineKind;

/** Writes one line of a {@link ProbeLog}. Takes fields in the order that {@link LineKind} has, and no others. */
final class LogLineWriter {
    private static final ForkFigure[] FIGURES = ForkFigure.values();

    private final LineKind kind;
    private final StringBuilder line = new StringBuilder(256);
    private int fields;
    private int figures;

    LogLineWriter(LineKind kind) {
        this.kind = kind;
        line.append(kind.mark());
    }

    LogLineWriter text(Field field, String text) {
        next(field);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            int escaped = LineKind.ESCAPED.indexOf(character);
            if (escaped < 0) {
                line.append(character);
            } else {
                line.append(LineKind.ESCAPE).append(LineKind.ESCAPES.charAt(escaped));
            }
        }
        return this;
    }

    /** Adds one that is always known, and may be negative. */
    LogLineWriter number(Field field, long number) {
        next(field);
        line.append(number);
        return this;
    }

    /** @param amount negative where it is not known */
    LogLineWriter amount(Field field, long amount) {
        next(field);
        amount(amount);
        return this;
    }

    LogLineWriter flag(Field field, boolean flag) {
        next(field);
        line.append(flag);
        return this;
    }

    /** @param amount negative where it is not known */
    LogLineWriter figure(ForkFigure figure, long amount) {
        if (figures == 0) {
            next(Field.FIGURES);
        } else {
            line.append(LineKind.SEPARATOR);
        }
        if (FIGURES[figures] != figure) {
            throw new IllegalStateException(figure + " is not the figure at " + figures);
        }
        figures++;
        amount(amount);
        return this;
    }

    /**
     * The whole line.
     *
     * @throws IllegalStateException if fields are missing
     */
    String end() {
        if (fields < kind.size() || figures % FIGURES.length > 0) {
            throw new IllegalStateException(kind + " with " + fields + " fields and " + figures + " figures");
        }
        return line.append(LineKind.SEPARATOR).append(LineKind.END).append('\n').toString();
    }

    private void next(Field field) {
        kind.expect(fields, field);
        fields++;
        if (line.length() > 0) {
            line.append(LineKind.SEPARATOR);
        }
    }

    private void amount(long amount) {
        if (amount >= 0) {
            line.append(amount);
        }
    }
}
