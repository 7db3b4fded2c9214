/**
 * {@code Modules/Setup}: the grammar as CPython's {@code makesetup} reads it, and the three texts that are written from it.
 *
 * <p>{@link dev.sanca.packager.setup.SetupParser} turns {@linkplain dev.sanca.packager.setup.SetupFile files} into a
 * {@link dev.sanca.packager.setup.SetupModel}; {@link dev.sanca.packager.setup.MakefileWriter},
 * {@link dev.sanca.packager.setup.RulesWriter} and {@link dev.sanca.packager.setup.ConfigWriter} write from that. With
 * {@link dev.sanca.packager.setup.Dialect#CPYTHON} the texts are, byte for byte, those of the script.
 */
package dev.sanca.packager.setup;
