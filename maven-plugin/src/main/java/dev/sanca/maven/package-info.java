/** The Maven plugin: parameters to calls of the packager, and programs of the active Python. */
package dev.sanca.maven;
