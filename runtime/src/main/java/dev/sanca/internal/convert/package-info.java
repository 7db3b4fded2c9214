/** Conversions between Java values and Python objects. */
package dev.sanca.internal.convert;
