/**
 * Wheels: what {@code pip} installs. A {@link dev.sanca.packager.wheel.WheelProject} says what goes in, a
 * {@link dev.sanca.packager.wheel.WheelBuilder} puts it together, a {@link dev.sanca.packager.wheel.WheelWriter} writes it.
 *
 * <p>Formats: <a href="https://peps.python.org/pep-0427/">PEP 427</a> (wheels), 440 (versions), 503 (names), 566 and 639 (metadata),
 * 660 (editable installs), 770 (bills of materials).
 */
package dev.sanca.packager.wheel;
