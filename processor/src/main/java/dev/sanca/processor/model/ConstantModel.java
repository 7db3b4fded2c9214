package dev.sanca.processor.model;

import com.palantir.javapoet.TypeName;

/**
 * A constant of a module or class.
 *
 * @param name the Python name
 * @param owner the Java class
 * @param javaName the static field
 * @param type its type
 */
public record ConstantModel(String name, TypeName owner, String javaName, ValueType type) {}
