/**
 * What the JVM is trained with for the AOT cache that the Python package makes: modules that do once what most modules do, so that the
 * classes for it are in the cache.
 */
package dev.sanca.host.training;
