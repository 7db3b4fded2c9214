package dev.sanca.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.Set;

/**
 * A class.
 *
 * @param name the Python name
 * @param doc the docstring; empty if there is none
 * @param type the Java class
 * @param kind what it is in Java
 * @param base the Java class it extends, if that is of this module; or null
 * @param subclassable whether Python code may inherit from it
 * @param inits its constructors, in the order in which they are tried; none if Python can't make instances
 * @param methods its methods
 * @param properties its attributes that Java computes
 * @param operators its special methods
 * @param constants its attributes
 * @param members the constants of an enum, the components of a record by their Python names; else empty
 * @param overridable the methods, also of the classes it extends, that a Python subclass may override
 * @param traits what it can do because of what it is in Java
 */
public record ClassModel(String name, String doc, ClassName type, Kind kind, ClassName base, boolean subclassable,
        List<CallableModel> inits, List<CallableModel> methods, List<PropertyModel> properties, List<OperatorModel> operators,
        List<ConstantModel> constants, List<String> members, List<OverridableModel> overridable, Set<Trait> traits) {
    /** What a class can do because of what it is in Java. */
    public enum Trait {
        /** {@code AutoCloseable}: a context manager. */
        CLOSEABLE,
        /** {@code Iterable}. */
        ITERABLE,
        /** A record: {@code __eq__}, {@code __hash__} and {@code __repr__} are Java's. */
        VALUE
    }

    /** What it is in Java. */
    public enum Kind {
        /** A class. */
        CLASS,
        /** A record: an immutable value. */
        RECORD,
        /** An enum. */
        ENUM
    }

    /**
     * The constructor that is tried first.
     *
     * @return null if Python can't make instances
     */
    public CallableModel init() {
        return inits.isEmpty() ? null : inits.getFirst();
    }

    /**
     * Whether its instances are told apart by what they are, not by what they hold.
     *
     * @return false for values
     */
    public boolean hasIdentity() {
        return kind == Kind.CLASS;
    }

    /**
     * Whether Java adds something to what a Python enum has.
     *
     * @return true if there is any method, attribute or special method
     */
    public boolean hasMembersOfJava() {
        return !methods.isEmpty() || !properties.isEmpty() || !operators.isEmpty() || !traits.isEmpty();
    }

    /**
     * The special method of a name.
     *
     * @param name such as {@code __add__}
     * @return the Java method; null if there is none
     */
    public OperatorModel operator(String name) {
        return operators.stream().filter(operator -> operator.operator().name().equals(name)).findFirst().orElse(null);
    }
}
