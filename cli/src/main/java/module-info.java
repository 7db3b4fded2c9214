/**
 * The command {@code sanca}.
 */
module dev.sanca.cli {
    requires dev.sanca.capi;
    requires dev.sanca.embedded;
    requires dev.sanca.interpreter;
    requires dev.sanca.packager;
    requires dev.sanca.runtime;
    requires info.picocli;

    opens dev.sanca.cli to info.picocli;
}
