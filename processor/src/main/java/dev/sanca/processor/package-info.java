/**
 * Turns classes with the annotations of {@code dev.sanca.extension} into Python modules, at compile time: one model, read by
 * {@code read}, written by {@code emit} as Java glue, as type stub and as descriptor.
 *
 * <p>The runtime and the annotations are known by name only: this runs in the compiler, on whatever JDK that has.
 */
package dev.sanca.processor;
