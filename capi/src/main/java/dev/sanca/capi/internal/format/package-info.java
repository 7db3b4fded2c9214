/**
 * The formats of variadic functions: read once, checked against the Java arguments, turned into C arguments.
 *
 * <p>A {@code Format} is a list of {@code Unit}s; a {@code Frame} is one call. {@code Parsing}, {@code Building},
 * {@code Formatting} and {@code ObjectArguments} are the ways in.
 */
package dev.sanca.capi.internal.format;
