/** The command {@code sanca}: arguments to calls of the packager, results to text and exit status. */
package dev.sanca.cli;
