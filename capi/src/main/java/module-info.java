/**
 * The C API of CPython as Java, under its own names.
 *
 * <p>This is the only module of Sanca that needs native access: start Java with
 * {@code --enable-native-access=dev.sanca.capi} (or {@code ALL-UNNAMED} on the class path).
 */
module dev.sanca.capi {
    exports dev.sanca.capi;
}
