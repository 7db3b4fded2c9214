/**
 * Marks Java classes as Python modules. The annotation processor ({@code sanca-processor}) does the rest at compile time; at
 * run time nothing of this package is needed.
 *
 * @see <a href="https://docs.python.org/3.14/extending/index.html">Extending and Embedding the Python Interpreter</a>
 */
package dev.sanca.extension;
