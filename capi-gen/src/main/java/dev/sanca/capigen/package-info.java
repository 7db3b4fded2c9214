/**
 * Turns the description of CPython's C API (the {@code spec} module) into the Java of the {@code capi} module.
 *
 * <p>{@link dev.sanca.capigen.SpecReader} reads the TOML into {@link dev.sanca.capigen.Spec}; the emitters write one
 * class per C header, one per struct and one interface per function pointer type. Build-time only, never shipped.
 */
package dev.sanca.capigen;
