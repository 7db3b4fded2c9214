package dev.sanca.internal.error;

/** The exception classes that extension modules make for Java exceptions of theirs. All methods: attached. */
public interface ModuleExceptions {
    /** The Python class for what was thrown in the current interpreter, borrowed; NULL if no module there has one. */
    long classOf(Throwable thrown);

    /** The Java class of a borrowed Python class, or of its nearest base class that has one; null if there is none. */
    Class<? extends Throwable> javaClass(long type);
}
