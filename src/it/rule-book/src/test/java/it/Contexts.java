package it;

import org.springframework.context.annotation.Configuration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** Four configurations that differ in a property. */
public final class Contexts {
    private Contexts() {}

    @Configuration
    public static class Config {}

    @ContextConfiguration(classes = Config.class)
    @TestPropertySource(properties = "ttl=1")
    public static class A {}

    @ContextConfiguration(classes = Config.class)
    @TestPropertySource(properties = "ttl=2")
    public static class B {}

    @ContextConfiguration(classes = Config.class)
    @TestPropertySource(properties = "ttl=3")
    public static class C {}

    @ContextConfiguration(classes = Config.class)
    @TestPropertySource(properties = "ttl=4")
    public static class D {}
}
