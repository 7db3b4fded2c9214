package dev.sanca.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * A type of a parameter or result, and its way from Python to Java and back.
 *
 * @param java the Java type
 * @param way which conversion
 * @param toJava the method of the glue that makes a Java value; empty where there is none
 * @param result what a type stub calls a result
 * @param accepts what a type stub calls an argument
 * @param nullable whether None is null
 */
public record ValueType(TypeName java, Way way, String toJava, String result, String accepts, boolean nullable) {
    /** Which conversion. */
    public enum Way {
        /** No value: a method without result. */
        NOTHING,
        /** By a method of the glue made for this type. */
        DIRECT,
        /** The instance behind a Python object of a class of this module. */
        INSTANCE,
        /** By the runtime's table of conversions. */
        GENERAL
    }

    /** A method without result. */
    public static final ValueType NOTHING = new ValueType(TypeName.VOID, Way.NOTHING, "", "None", "None", false);

    /**
     * The same, where None is null.
     *
     * @return a type that accepts None
     */
    public ValueType orNone() {
        return nullable ? this : new ValueType(java, way, toJava, optional(result), optional(accepts), true);
    }

    private static String optional(String type) {
        return type.equals("None") || type.equals("Any") || type.equals("object") ? type : type + " | None";
    }
}
