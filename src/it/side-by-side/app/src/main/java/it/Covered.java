package it;

public class Covered {
    public String by(String who) {
        switch (who) {
            case "a":
                return a();
            case "b":
                return b();
            default:
                return other();
        }
    }

    private String a() {
        return "a";
    }

    private String b() {
        return "b";
    }

    private String other() {
        return "other";
    }
}
