/**
 * A CPython out of a jar.
 */
package dev.sanca.embedded;
