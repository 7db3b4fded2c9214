/**
 * The C API of CPython as Java, under its own names.
 *
 * <p>This is the only module of Sanca that needs native access: start Java with
 * {@code --enable-native-access=dev.sanca.capi} (or {@code ALL-UNNAMED} on the class path).
 */
@SuppressWarnings("module") // the runtime is built later
module dev.sanca.capi {
    exports dev.sanca.capi;
    exports dev.sanca.capi.internal to dev.sanca.runtime, dev.sanca.interpreter, dev.sanca.host;
}
