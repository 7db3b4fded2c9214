/**
 * For tests of programs that host Python: child JVMs, and the list of the Pythons of this machine. Independent of the test framework.
 */
module dev.sanca.testkit {
    requires transitive dev.sanca.runtime;

    exports dev.sanca.testkit;

    uses dev.sanca.spi.PythonProvider;
}
