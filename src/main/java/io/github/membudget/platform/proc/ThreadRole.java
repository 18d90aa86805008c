package io.github.membudget.platform.proc;

import java.util.List;

/** What a thread of a JVM is there for, by the name that HotSpot gives it since Java 9; the kernel keeps 15 characters of that. */
enum ThreadRole {
    COMPILER("C1 CompilerThre", "C2 CompilerThre", "JVMCI CompilerT", "JVMCI-native Co"),
    COLLECTOR(
            "GC Thread#",
            "ParGC Thread#",
            "G1 Main Marker",
            "G1 Conc#",
            "G1 Refine#",
            "G1 Service",
            "G1 Young RemSet",
            "CMS Main Thread",
            "CMS Thread#",
            "ZWorker",
            "ZDriver",
            "ZDirector",
            "ZStat",
            "ZUnmapper",
            "ZUncommitter",
            "XWorker#",
            "XDriver",
            "XDirector",
            "XStat",
            "XUnmapper",
            "XUncommitter",
            "Shenandoah"),
    /** It does the serial collector's work; of the other collectors a small part. */
    VM("VM Thread"),
    OTHER;

    private final List<String> beginnings;

    ThreadRole(String... beginnings) {
        this.beginnings = List.of(beginnings);
    }

    static ThreadRole of(String name) {
        for (ThreadRole role : values()) {
            if (role.beginnings.stream().anyMatch(name::startsWith)) {
                return role;
            }
        }
        return OTHER;
    }
}
