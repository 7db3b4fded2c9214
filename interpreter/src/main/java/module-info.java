/**
 * The Java side of an interpreter that was built from {@code Modules/Setup}.
 */
module dev.sanca.interpreter {
    requires dev.sanca.capi;

    exports dev.sanca.interpreter;
}
