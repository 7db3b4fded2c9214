/**
 * The parts of the runtime that hold raw pointers: thread states, owned references, conversions. Not exported.
 *
 * <p>A {@code long} parameter or result named {@code o}, {@code callable} … is a {@code PyObject *}. Ownership is said at each method;
 * "attached" means that the current thread holds the GIL of the interpreter in question.
 */
package dev.sanca.internal;
