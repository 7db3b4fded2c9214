/** What the Python package {@code sanca} calls in the JVM that it has started; it knows {@link dev.sanca.host.Boot} by name. */
package dev.sanca.host;
