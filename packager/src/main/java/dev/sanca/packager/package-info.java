/** What the parts of the packager share. */
package dev.sanca.packager;
