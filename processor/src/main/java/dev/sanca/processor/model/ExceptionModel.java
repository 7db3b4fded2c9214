package dev.sanca.processor.model;

import com.palantir.javapoet.ClassName;

/**
 * An exception class.
 *
 * @param name the Python name
 * @param doc the docstring; empty if there is none
 * @param type the Java class
 * @param base the Python name of the class it inherits from: built-in, or of this module
 * @param baseType the Java class of the base, if that is of this module; or null
 */
public record ExceptionModel(String name, String doc, ClassName type, String base, ClassName baseType) {}
