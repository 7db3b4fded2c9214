/**
 * Finding, starting and stopping a CPython inside the JVM.
 *
 * <p>{@link dev.sanca.PythonInstallation} says which Python, {@link dev.sanca.PythonConfig} how it starts,
 * {@link dev.sanca.Interpreter} is the running one.
 */
package dev.sanca;
