package dev.sanca.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;

/**
 * A class.
 *
 * @param name the Python name
 * @param doc the docstring; empty if there is none
 * @param type the Java class
 * @param kind what it is in Java
 * @param base the Java class it extends, if that is of this module; or null
 * @param subclassable whether Python code may inherit from it
 * @param init its constructor; null if Python can't make instances
 * @param methods its methods
 * @param properties its attributes that Java computes
 * @param operators its special methods
 * @param constants its attributes
 */
public record ClassModel(String name, String doc, ClassName type, Kind kind, ClassName base, boolean subclassable,
        CallableModel init, List<CallableModel> methods, List<PropertyModel> properties, List<OperatorModel> operators,
        List<ConstantModel> constants) {
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
     * Whether its instances are told apart by what they are, not by what they hold.
     *
     * @return false for values
     */
    public boolean hasIdentity() {
        return kind == Kind.CLASS;
    }
}
