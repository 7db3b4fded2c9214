/**
 * Memory shared by Java and Python: views of what Python objects export, Python objects that export Java's memory, and the interfaces
 * beside the buffer protocol (array interface, DLPack, Arrow).
 */
package dev.sanca.internal.buffer;
