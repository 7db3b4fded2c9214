package dev.sanca.extension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives the docstring, where it shall be another text than the Javadoc.
 */
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.METHOD, ElementType.CONSTRUCTOR, ElementType.FIELD})
public @interface PyDoc {
    /**
     * The docstring.
     *
     * @return plain text
     */
    String value();
}
