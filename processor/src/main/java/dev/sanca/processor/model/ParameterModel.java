package dev.sanca.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * A parameter.
 *
 * @param name the Python name
 * @param doc what the Javadoc says of it; empty if nothing
 * @param kind how it is given
 * @param declared the Java type
 * @param type how a value is converted; of {@code *args} and {@code **kwargs} an element
 * @param defaultValue what it is if not given; null if it has to be given
 */
public record ParameterModel(String name, String doc, Kind kind, TypeName declared, ValueType type, DefaultValue defaultValue) {

    /** How it is given, in the order in which Python wants them. */
    public enum Kind {
        /** By position. */
        POSITIONAL_ONLY,
        /** By position or keyword. */
        POSITIONAL_OR_KEYWORD,
        /** {@code *args} as a list. */
        VAR_POSITIONAL,
        /** By keyword. */
        KEYWORD_ONLY,
        /** {@code **kwargs}. */
        VAR_KEYWORD;

        /**
         * Whether it takes what is left over.
         *
         * @return true for {@code *args} and {@code **kwargs}
         */
        public boolean isVariable() {
            return this == VAR_POSITIONAL || this == VAR_KEYWORD;
        }
    }
}
