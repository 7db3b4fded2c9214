package dev.sanca.tests.conformance;

import static dev.sanca.capi.Python.*;

/** {@code _testcapi}: one function for each unit that converts a number or passes an object. */
final class GetargsNumbers {
    private GetargsNumbers() {}

    static void addTo(JavaModule module) {
        addIntegers(module);
        addFloats(module);
        addObjects(module);
    }

    private static void addIntegers(JavaModule module) {
        module.function("getargs_b", (args, _) -> unsignedByte(args, "b"))
                .function("getargs_B", (args, _) -> unsignedByte(args, "B"))
                .function("getargs_h", (args, _) -> shortInteger(args))
                .function("getargs_H", (args, _) -> unsignedShort(args))
                .function("getargs_i", (args, _) -> integer(args, "i", "i"))
                .function("getargs_I", (args, _) -> integer(args, "I", "I"))
                .function("getargs_l", (args, _) -> longInteger(args, "l"))
                .function("getargs_k", (args, _) -> longInteger(args, "k"))
                .function("getargs_L", (args, _) -> longInteger(args, "L"))
                .function("getargs_K", (args, _) -> longInteger(args, "K"))
                .function("getargs_n", (args, _) -> longInteger(args, "n"))
                .function("getargs_C", (args, _) -> integer(args, "C", "i"))
                .function("getargs_c", (args, _) -> unsignedByte(args, "c"))
                .function("getargs_p", (args, _) -> integer(args, "p", "i"));
    }

    private static void addFloats(JavaModule module) {
        module.function("getargs_f", (args, _) -> singleFloat(args))
                .function("getargs_d", (args, _) -> doubleFloat(args))
                .function("getargs_D", (args, _) -> complex(args));
    }

    private static void addObjects(JavaModule module) {
        module.function("getargs_S", (args, _) -> object(args, "S"))
                .function("getargs_Y", (args, _) -> object(args, "Y"))
                .function("getargs_U", (args, _) -> object(args, "U"));
    }

    private static long unsignedByte(long args, String unit) {
        byte[] value = new byte[1];
        if (!PyArg_ParseTuple(args, unit, value)) {
            return NULL;
        }
        return Py_BuildValue("B", value[0]);
    }

    private static long shortInteger(long args) {
        short[] value = new short[1];
        if (!PyArg_ParseTuple(args, "h", value)) {
            return NULL;
        }
        return Py_BuildValue("h", value[0]);
    }

    private static long unsignedShort(long args) {
        short[] value = new short[1];
        if (!PyArg_ParseTuple(args, "H", value)) {
            return NULL;
        }
        return Py_BuildValue("H", value[0]);
    }

    private static long integer(long args, String unit, String result) {
        int[] value = new int[1];
        if (!PyArg_ParseTuple(args, unit, value)) {
            return NULL;
        }
        return Py_BuildValue(result, value[0]);
    }

    private static long longInteger(long args, String unit) {
        long[] value = new long[1];
        if (!PyArg_ParseTuple(args, unit, value)) {
            return NULL;
        }
        return Py_BuildValue(unit, value[0]);
    }

    private static long singleFloat(long args) {
        float[] value = new float[1];
        if (!PyArg_ParseTuple(args, "f", value)) {
            return NULL;
        }
        return Py_BuildValue("f", value[0]);
    }

    private static long doubleFloat(long args) {
        double[] value = new double[1];
        if (!PyArg_ParseTuple(args, "d", value)) {
            return NULL;
        }
        return Py_BuildValue("d", value[0]);
    }

    private static long complex(long args) {
        double[] value = new double[2];
        if (!PyArg_ParseTuple(args, "D", value)) {
            return NULL;
        }
        return Py_BuildValue("D", value);
    }

    private static long object(long args, String unit) {
        long[] value = new long[1];
        if (!PyArg_ParseTuple(args, unit, value)) {
            return NULL;
        }
        return Py_BuildValue("O", value[0]);
    }
}
