package io.github.membudget.configure;

/** A setting that can't be meant: what, where, and how to mend it. */
public final class InvalidSetting extends Exception {
    private static final long serialVersionUID = 1L;

    private final String parameter;

    /**
     * @param parameter where it stands, as the user wrote it: {@code suiteCeiling}, {@code modules/module[2]/ceiling}
     * @param value what was written
     * @param fix what is wrong with it and what would be right, a whole sentence
     */
    public InvalidSetting(String parameter, String value, String fix) {
        super("membudget: <" + parameter + ">" + (value.isEmpty() ? "" : " is '" + value + "'") + ": " + fix);
        this.parameter = parameter;
    }

    public String parameter() {
        return parameter;
    }
}
