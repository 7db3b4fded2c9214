package dev.sanca.extension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class a Python module: its static methods with {@link PyFunction} are the functions, its nested classes with
 * {@link PyClass} and {@link PyException} the classes, its constants with {@link PyConstant} the constants.
 *
 * <pre>{@code
 * @PyModule(name = "spam", doc = "Counts things.")
 * public final class Spam {
 *     /** Number of bytes. *&#47;
 *     @PyFunction
 *     public static long count(@PyDefault("b''") byte[] data, @KeywordOnly boolean strict) { … }
 * }
 * }</pre>
 *
 * <p>A nested class with {@code @PyModule} is a module inside the module: {@code sub} in {@code spam} is {@code spam.sub}. It is made
 * when {@code spam} is imported.
 *
 * <p>The annotation processor writes a class beside it, {@code SpamGlue}, with the function {@code PyInit_spam} that CPython
 * calls; the type stub {@code spam.pyi}; and the descriptor by which a wheel is built.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PyModule {
    /**
     * The name by which Python imports the module.
     *
     * @return a Python name, dotted for a module inside a package; without dots for one inside another module
     */
    String name();

    /**
     * The docstring.
     *
     * @return plain text; empty for the Javadoc of the class
     */
    String doc() default "";

    /**
     * In which interpreters of a process the module may be imported (CPython 3.12 and later ask). A module inside another has the other's
     * value unless it is given.
     *
     * @return what the Java code is fit for; its static variables are shared by all interpreters
     */
    Interpreters interpreters() default Interpreters.SHARED_GIL;

    /**
     * Whether a free-threaded CPython (3.13 and later) has to turn its global interpreter lock on for this module. A module inside another
     * has the other's value unless it is given; if it needs the lock, so does the other.
     *
     * @return false if all its methods may run on several threads at once
     */
    boolean gilNeeded() default true;
}
