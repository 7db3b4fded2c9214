package dev.sanca.processor.model;

/**
 * An attribute that Java methods read and write.
 *
 * @param name the Python name
 * @param doc the docstring; empty if there is none
 * @param getter the method that reads it
 * @param setter the method that writes it; null for a read-only attribute
 */
public record PropertyModel(String name, String doc, CallableModel getter, CallableModel setter) {}
