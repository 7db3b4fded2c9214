package dev.sanca.extension;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a constructor of a {@link PyClass} what calling the Python class runs ({@code __init__}).
 *
 * <p>A class may have several, which are told apart as overloads of functions are: by the types of their arguments.
 */
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.CONSTRUCTOR)
public @interface PyInit {}
