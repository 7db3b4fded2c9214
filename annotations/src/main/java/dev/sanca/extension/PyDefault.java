package dev.sanca.extension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a parameter a default value: Python calls may leave it out.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface PyDefault {
    /**
     * The value.
     *
     * @return a Python literal, such as {@code "0"}, {@code "b''"} or {@code "None"}
     */
    String value();
}
