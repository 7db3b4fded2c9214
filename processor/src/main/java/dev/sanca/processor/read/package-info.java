/** Reads the annotated source into the model, and reports what can't work on the very element. */
package dev.sanca.processor.read;
