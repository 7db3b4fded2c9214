/** Writes a model: as Java glue, as type stub, as descriptor. */
package dev.sanca.processor.emit;
