import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;

/** A module in Java: {@code ham.set_callback(function)} remembers a function, {@code ham.fire(n)} calls it. */
public final class Ham {
    private static long my_callback = NULL;

    private Ham() {}

    static long ham_set_callback(long self, long args) {
        long[] temp = new long[1];

        if (!PyArg_ParseTuple(args, "O:set_callback", temp)) {
            return NULL;
        }
        if (!PyCallable_Check(temp[0])) {
            PyErr_SetString(PyExc_TypeError(), "parameter must be callable");
            return NULL;
        }
        long old = my_callback;
        my_callback = Py_NewRef(temp[0]);
        Py_XDECREF(old);
        return Py_RETURN_NONE();
    }

    static long ham_fire(long self, long args) {
        int[] n = new int[1];

        if (!PyArg_ParseTuple(args, "i:fire", n)) {
            return NULL;
        }
        if (my_callback == NULL) {
            PyErr_SetString(PyExc_RuntimeError(), "there is no callback to call");
            return NULL;
        }
        long arglist = Py_BuildValue("(i)", n[0]);
        long result = PyObject_CallObject(my_callback, arglist);
        Py_DECREF(arglist);
        return result;
    }

    private static final long ham_methods = MethodTable.of(
            method("set_callback", Ham::ham_set_callback, METH_VARARGS, "Sets what fire() calls."),
            method("fire", Ham::ham_fire, METH_VARARGS, "Calls the callback with a number."));

    private static final long ham_module = ModuleDef.of("ham").m_doc("A module in Java.").m_methods(ham_methods).address();

    /** What {@code import ham} calls. */
    public static long PyInit_ham() {
        return PyModuleDef_Init(ham_module);
    }
}
