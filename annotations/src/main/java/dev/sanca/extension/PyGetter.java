package dev.sanca.extension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a method without parameters what reading an attribute runs. {@code getSize}, {@code isSize} and {@code size} are {@code size}.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.METHOD)
public @interface PyGetter {
    /**
     * The Python name.
     *
     * @return a Python identifier; empty for the Java name, {@code camelCase} turned into {@code snake_case}
     */
    String name() default "";
}
