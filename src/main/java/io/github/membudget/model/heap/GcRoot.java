package io.github.membudget.model.heap;

/** Where garbage collection begins: a root and all that it refers to stay on the heap. */
public sealed interface GcRoot
        permits StaticField, GcRoot.LoadedClass, GcRoot.LiveThread, GcRoot.NativeCode, GcRoot.RunningMethod {

    /** A class itself: by what it refers to other than its fields, as a rule its class loader. */
    record LoadedClass(String type) implements GcRoot {}

    /** A thread that has not ended. */
    record LiveThread(String name) implements GcRoot {}

    /** A global JNI reference. */
    record NativeCode() implements GcRoot {}

    /** A local variable of a method that ran when the heap was dumped. */
    record RunningMethod() implements GcRoot {}
}
