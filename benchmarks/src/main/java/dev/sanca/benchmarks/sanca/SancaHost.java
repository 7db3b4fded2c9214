package dev.sanca.benchmarks.sanca;

import static dev.sanca.capi.Python.*;

import dev.sanca.benchmarks.Workspace;
import dev.sanca.capi.CPython;
import dev.sanca.capi.Memory;
import java.util.Arrays;

/** A Python command line in a JVM with Sanca, and the modules {@code sanca_bench} and {@code sanca_typed} built in. */
public final class SancaHost {
    private SancaHost() {}

    /**
     * Runs Python.
     *
     * @param args the command line, {@code argv[0]} first
     */
    public static void main(String[] args) {
        CPython.load(Workspace.fromProperties().pythonLibrary());
        PyImport_AppendInittab(Memory.permanent(SancaFunctions.MODULE), SancaFunctions::init);
        PyImport_AppendInittab(Memory.permanent("sanca_typed"), TypedFunctionsGlue::PyInit_sanca_typed);
        long[] argv = Arrays.stream(args).mapToLong(Memory::permanent).toArray();
        System.exit(Py_BytesMain(args.length, argv));
    }
}
