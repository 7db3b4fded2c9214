/**
 * What a jar implements that brings a CPython along.
 */
package dev.sanca.spi;
