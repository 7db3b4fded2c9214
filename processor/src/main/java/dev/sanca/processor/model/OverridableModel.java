package dev.sanca.processor.model;

/**
 * A Java method that Python subclasses override, so that Java sees it.
 *
 * @param method the method
 * @param form how Java asks Python
 * @param sealed whether a Java subclass made it final: then only its Java form is called
 */
public record OverridableModel(CallableModel method, Form form, boolean sealed) {
    /** How Java asks Python. */
    public enum Form {
        /** By calling a method. */
        CALL,
        /** By reading an attribute. */
        GET,
        /** By writing an attribute. */
        SET,
        /** By calling a method whose result is a truth value. */
        TRUTH,
        /** By {@code ==} with any object. */
        EQUALS,
        /** By {@code hash()}. */
        HASH,
        /** By {@code next()}, which ends with {@code StopIteration}. */
        NEXT
    }
}
