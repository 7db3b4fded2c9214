/**
 * The build of an interpreter out of {@code Modules/Setup}: writes what GNU make needs, and is no build tool itself.
 *
 * <p>{@link dev.sanca.packager.interpreter.NewProject} makes the folder, {@link dev.sanca.packager.interpreter.InterpreterBuild}
 * turns Setup into {@code Makefile}, {@code config.c} and the files beside it, each time that Setup changes.
 */
package dev.sanca.packager.interpreter;
