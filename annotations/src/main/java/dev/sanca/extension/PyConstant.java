package dev.sanca.extension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a static final field a constant of the module or an attribute of the class.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface PyConstant {
    /**
     * The Python name.
     *
     * @return a Python identifier; empty for the Java name
     */
    String name() default "";
}
