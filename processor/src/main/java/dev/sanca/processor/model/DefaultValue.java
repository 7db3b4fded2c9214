package dev.sanca.processor.model;

import com.palantir.javapoet.CodeBlock;

/**
 * A default value.
 *
 * @param python as Python writes it
 * @param java a Java expression
 */
public record DefaultValue(String python, CodeBlock java) {}
