/**
 * Files out of the native jars of the JavaCPP presets, unpacked once. Exported to the modules of Sanca that bring such jars; no API.
 */
package dev.sanca.embedded.files;
