package dev.sanca.extension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a Java exception class a Python exception class of the module: thrown by a method of the module, it arrives as that.
 * It is nested in a {@link PyModule}.
 *
 * <p>When it comes back into Java, through a callback for instance, it is the exception that was thrown. One that Python code raises is, in
 * Java, an instance of the Java class if that is public and has a public constructor for the message, and a {@code PythonException}
 * otherwise.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PyException {
    /**
     * The Python name.
     *
     * @return a Python identifier; empty for the Java name
     */
    String name() default "";

    /**
     * The Python exception that it inherits from.
     *
     * @return a built-in exception, such as {@code "ValueError"}
     */
    String base() default "Exception";
}
