/**
 * NumPy out of a jar.
 */
package dev.sanca.numpy;
