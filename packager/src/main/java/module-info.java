/**
 * What CPython's {@code makesetup} does, and the interpreter build on top of it: files in, files out.
 */
module dev.sanca.packager {
    exports dev.sanca.packager.setup;
    exports dev.sanca.packager.interpreter;
}
