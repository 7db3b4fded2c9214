/**
 * What the code written by Sanca's annotation processor calls. <b>Unsupported</b>: it changes with the processor, without
 * notice; do not call it from code of your own. Generated code of another version is refused by
 * {@link dev.sanca.glue.Glue#requireVersion}.
 *
 * <p>All methods run on an attached thread. Pointers are borrowed unless a method says otherwise. A method that fails sets a
 * Python exception and throws {@link dev.sanca.glue.Raised}.
 */
package dev.sanca.glue;
