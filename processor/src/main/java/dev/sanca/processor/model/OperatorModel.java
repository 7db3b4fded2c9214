package dev.sanca.processor.model;

/**
 * A special method.
 *
 * @param operator which one
 * @param method the Java method
 */
public record OperatorModel(Operator operator, CallableModel method) {}
