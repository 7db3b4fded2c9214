/**
 * How the C API is reached: linking, calls from C, memory for arguments. Not exported; the only package of the project
 * that uses restricted methods of {@code java.lang.foreign}.
 */
package dev.sanca.capi.internal;
