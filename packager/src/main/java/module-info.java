/**
 * What CPython's {@code makesetup} does, the interpreter build on top of it, and wheels: files in, files out.
 */
module dev.sanca.packager {
    requires java.compiler;
    requires tools.jackson.databind;
    requires tools.jackson.dataformat.toml;

    exports dev.sanca.packager;
    exports dev.sanca.packager.setup;
    exports dev.sanca.packager.interpreter;
    exports dev.sanca.packager.wheel;
}
