/** Futures of Java in Python's event loops, and Python's coroutines as futures of Java. */
package dev.sanca.internal.async;
