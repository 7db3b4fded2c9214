package dev.sanca.extension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parameter takes the other keyword arguments ({@code **kwargs}): a {@link java.util.Map} with {@link String} keys.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface PyKwargs {}
