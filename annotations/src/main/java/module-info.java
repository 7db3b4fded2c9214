/** Marks Java classes as Python modules; has no dependency. */
module dev.sanca.extension {
    exports dev.sanca.extension;
}
