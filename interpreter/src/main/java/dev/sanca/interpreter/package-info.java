/** What a built interpreter calls when its first Java module is imported; C code of the interpreter knows it by name. */
package dev.sanca.interpreter;
