package dev.sanca.extension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static method of a {@link PyClass} a {@code staticmethod} of the Python class.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyStaticMethod {
    /**
     * The Python name.
     *
     * @return a Python identifier; empty for the Java name, {@code camelCase} turned into {@code snake_case}
     */
    String name() default "";

    /**
     * Whether other Python threads run while the Java method does: the global interpreter lock is released after the arguments
     * are converted and taken again before the result is.
     *
     * @return true to release it; the method must then be fit for being called by several threads at once
     */
    boolean releaseGil() default false;
}
