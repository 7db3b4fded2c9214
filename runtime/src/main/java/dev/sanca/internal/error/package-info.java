/**
 * Exceptions between Java and Python, both ways: {@code PythonErrors} makes Java exceptions of Python's, {@code JavaErrors} Python
 * exceptions of Java's. What crosses again comes out as the object that it was.
 */
package dev.sanca.internal.error;
