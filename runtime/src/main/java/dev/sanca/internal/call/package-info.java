/**
 * Callables in both directions: Java functions as Python callables, Python callables as Java interfaces.
 *
 * <p>{@link dev.sanca.internal.call.CallableCodecs} is the way in. Each shape of call, which is the types of its parameters and of its
 * result, is compiled once into a hidden class.
 */
package dev.sanca.internal.call;
