package dev.sanca.processor.read;

/**
 * What can be wrong with annotated source: an id that stays the same, what is wrong, and what to do.
 *
 * <p>The text of {@link #message} is {@code SANCA012: …}; documentation and searches use the id.
 */
public enum Problem {
    /** A module class that can't be one. */
    MODULE_CLASS(1, "a module is a top-level or static nested class that is not private; %s"),
    /** A module name that Python can't import. */
    MODULE_NAME(2, "'%s' can't be imported: write Python identifiers, with dots between them for a module in a package"),
    /** An annotation where nothing sees it. */
    MISPLACED(3, "@%s has no effect here: %s"),
    /** An instance method where a static one is needed. */
    NOT_STATIC(4, "a @%s is static, since there is no instance that it could be called on: add \"static\""),
    /** What generated code can't reach. */
    INACCESSIBLE(5, "generated code of the same package can't reach what is private: remove \"private\" from %s"),
    /** A type that has no conversion. */
    UNSUPPORTED_TYPE(6, "%s has no Python counterpart%s"),
    /** A name that Python does not allow. */
    PYTHON_NAME(7, "'%s' can't be a Python name: %s; give another with %s"),
    /** Two things of the same Python name. */
    NAME_CLASH(8, "there is another '%s' in %s: give one of them another name"),
    /** A default that is no literal, or none of this type. */
    BAD_DEFAULT(9, "%s is no default for %s: %s"),
    /** A required parameter after one with a default. */
    REQUIRED_AFTER_DEFAULT(10, "'%s' has no default but follows a parameter with one: add @PyDefault, or make it @KeywordOnly"),
    /** Kinds of parameters in an order that Python does not allow. */
    PARAMETER_ORDER(11, "%s"),
    /** {@code *args} of the wrong type. */
    ARGS_TYPE(12, "@PyArgs is for a List or an array, not for %s"),
    /** {@code **kwargs} of the wrong type. */
    KWARGS_TYPE(13, "@PyKwargs is for a Map<String, …>, not for %s"),
    /** A constant that is none. */
    CONSTANT(14, "a @PyConstant is a static final field: add \"%s\""),
    /** Type variables. */
    GENERIC(15, "%s has type parameters, and Python has nothing to put in: use the types themselves, or Object"),
    /** A class that can't be a Python class. */
    PYTHON_CLASS(16, "%s"),
    /** A special method that does not exist, or has another signature. */
    OPERATOR(17, "%s"),
    /** Getters and setters that don't go together. */
    PROPERTY(18, "%s"),
    /** Inheritance that Python does not see. */
    BASE_CLASS(19, "%s"),
    /** An exception class that can't be one. */
    EXCEPTION(20, "%s"),
    /** A hook of the wrong signature. */
    HOOK(21, "a @%s is a static method without parameters and without result"),
    /** Overloads that can't be told apart. */
    OVERLOAD(22, "%s"),
    /** A module inside another, with a dotted name. */
    SUBMODULE_NAME(23, "'%s' is inside the module '%s', so its name has no dots: for %s write name = \"%s\""),
    /** Something that Python's enums can't have. */
    ENUM(24, "%s");

    private final int number;
    private final String text;

    Problem(int number, String text) {
        this.number = number;
        this.text = text;
    }

    /**
     * The id that users search for.
     *
     * @return {@code SANCA} and three digits
     */
    public String id() {
        return "SANCA%03d".formatted(number);
    }

    String message(Object... arguments) {
        return id() + ": " + text.formatted(arguments);
    }
}
