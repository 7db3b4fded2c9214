package dev.sanca.extension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a class, record or enum a Python class. It is nested in a {@link PyModule}.
 *
 * <ul>
 * <li>A class whose constructor has {@link PyInit} can be called in Python; one without can't, its instances come from Java.
 * <li>A class that is not final can be subclassed in Python, unless {@link #frozen} says no.
 * <li>A record is an immutable value: constructor, attributes, {@code ==}, {@code hash}, {@code repr} and {@code match} come
 * from its components.
 * <li>An enum is a Python {@code enum.Enum}, whose members have the methods and attributes that are annotated.
 * <li>An {@link AutoCloseable} is a context manager, an {@link Iterable} can be iterated over.
 * </ul>
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface PyClass {
    /**
     * The Python name.
     *
     * @return a Python identifier; empty for the Java name
     */
    String name() default "";

    /**
     * The docstring.
     *
     * @return plain text; empty for the Javadoc of the class
     */
    String doc() default "";

    /**
     * Whether the class is closed: no subclasses in Python, no attributes set on it.
     *
     * @return true for a closed class
     */
    boolean frozen() default false;
}
