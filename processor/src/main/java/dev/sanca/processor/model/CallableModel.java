package dev.sanca.processor.model;

import com.palantir.javapoet.TypeName;
import java.util.List;

/**
 * A Java method or constructor that Python calls with arguments.
 *
 * @param name the Python name
 * @param qualifiedName the name with that of its class, as in CPython's messages
 * @param doc the docstring; empty if there is none
 * @param style how Java calls it
 * @param owner the Java class that declares it
 * @param javaName the Java method; {@code <init>} for a constructor
 * @param parameters its parameters
 * @param result what it gives
 * @param releaseGil whether other Python threads run meanwhile
 * @param thrown the checked exceptions it declares, if a Java subclass can override it; else null
 */
public record CallableModel(String name, String qualifiedName, String doc, Style style, TypeName owner, String javaName,
        List<ParameterModel> parameters, ValueType result, boolean releaseGil, List<TypeName> thrown) {

    /** How Java calls it, and what Python binds it to. */
    public enum Style {
        /** A static Java method: a function of a module. */
        FUNCTION,
        /** A static Java method: a {@code staticmethod}. */
        STATIC,
        /** A static Java method: a {@code classmethod}. */
        CLASS,
        /** A method called on an instance. */
        INSTANCE,
        /** A constructor. */
        CONSTRUCTOR
    }

    /**
     * Whether CPython counts an argument that Java does not see: {@code self} or {@code cls}.
     *
     * @return true for all that are bound to something
     */
    public boolean hasSelf() {
        return style == Style.INSTANCE || style == Style.CONSTRUCTOR || style == Style.CLASS;
    }
}
