package dev.sanca.internal.call;

import static dev.sanca.capi.GetSetTable.attribute;
import static dev.sanca.capi.MemberTable.member;
import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.GetSetTable;
import dev.sanca.capi.MemberTable;
import dev.sanca.capi.Memory;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.PyObject;
import dev.sanca.capi.PyTypeObject;
import dev.sanca.capi.TypeSpec;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.Text;

/**
 * The Python type of Java functions: {@code sanca.java_function}. Its objects can be called by vectorcall (PEP 590), weakly referenced,
 * hashed and compared by identity; they have the attributes by which Python describes functions, and take no others, like those of
 * functions written in C.
 *
 * @see <a href="https://docs.python.org/3.14/c-api/call.html#the-vectorcall-protocol">The Vectorcall Protocol</a>
 */
final class FunctionObject {
    private static final long HEAD = PyObject.sizeof();
    /** Offsets in the object. */
    static final long VECTORCALL = HEAD;
    private static final long WEAKREFS = HEAD + 8;
    private static final long NUMBER = HEAD + 16;
    static final long NAME = HEAD + 24;
    static final long MODULE = HEAD + 32;
    static final long DOC = HEAD + 40;
    private static final long SIZE = HEAD + 48;

    private FunctionObject() {}

    /** Made when the first function goes to Python; an interpreter makes its type of it. */
    private static final class Spec {
        private static final int FLAGS = Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_VECTORCALL | Py_TPFLAGS_DISALLOW_INSTANTIATION
                | Py_TPFLAGS_IMMUTABLETYPE;

        static final long ADDRESS = TypeSpec.of("sanca.java_function")
                .basicsize(SIZE)
                .flags(FLAGS)
                // PyVectorcall_Call, which serves all types that have a vectorcall.
                .slot(Py_tp_call, PyTypeObject.tp_call(PyFunction_Type()))
                .slot(Py_tp_dealloc, FunctionObject::dealloc)
                .slot(Py_tp_repr, FunctionObject::repr)
                .slot(Py_tp_descr_get, FunctionObject::get)
                .slot(Py_tp_members, MemberTable.of(
                        member("__vectorcalloffset__", Py_T_PYSSIZET, VECTORCALL, Py_READONLY, null),
                        member("__weaklistoffset__", Py_T_PYSSIZET, WEAKREFS, Py_READONLY, null),
                        member("__name__", T_OBJECT, NAME, Py_READONLY, null),
                        member("__qualname__", T_OBJECT, NAME, Py_READONLY, null),
                        member("__module__", T_OBJECT, MODULE, Py_READONLY, null),
                        member("__doc__", T_OBJECT, DOC, Py_READONLY, null)))
                .slot(Py_tp_getset, GetSetTable.of(
                        attribute("__signature__", (self, _) -> signature(self), null, null),
                        attribute("__text_signature__", (self, _) -> textSignature(self), null, null)))
                .slot(Py_tp_methods, MethodTable.of(
                        method("__reduce__", (self, _) -> refusePickling(self), METH_NOARGS, null),
                        method("__copy__", (self, _) -> Objects.newReference(self), METH_NOARGS, null),
                        method("__deepcopy__", (self, _) -> Objects.newReference(self), METH_O, null)))
                .address();
    }

    /** Makes the type for an interpreter: a new reference. Attached. */
    static long newType() {
        return Objects.check(PyType_FromSpec(Spec.ADDRESS));
    }

    /**
     * Makes an object. Attached.
     *
     * @param type the type of the interpreter
     * @param name a {@code str}, as all that follow; or None; stolen
     * @return a new reference
     */
    static long create(long type, FunctionTable.Entry entry, long name, long module, long doc) {
        long object = Objects.check(PyType_GenericAlloc(type, 0));
        Memory.putPointer(object + VECTORCALL, FunctionTable.sharedPointer());
        Memory.putLong(object + NUMBER, FunctionTable.add(entry));
        Memory.putPointer(object + NAME, name);
        Memory.putPointer(object + MODULE, module);
        Memory.putPointer(object + DOC, doc);
        return object;
    }

    static long number(long object) {
        return Memory.getLong(object + NUMBER);
    }

    private static void dealloc(long self) {
        if (Memory.getPointer(self + WEAKREFS) != NULL) {
            PyObject_ClearWeakRefs(self);
        }
        FunctionTable.Entry entry = FunctionTable.get(self);
        if (entry != null) {
            FunctionTable.remove((int) number(self));
            JavaFunctions.of(entry.state()).forget(self, entry);
            entry.callable.binding().release();
        }
        Py_DECREF(Memory.getPointer(self + NAME));
        Py_DECREF(Memory.getPointer(self + MODULE));
        Py_DECREF(Memory.getPointer(self + DOC));
        TypeSpec.tp_free(self);
    }

    private static long repr(long self) {
        String name = Text.toJava(Memory.getPointer(self + NAME));
        return Text.toPython("<Java function " + name + " at 0x" + Long.toHexString(self) + ">");
    }

    /** What looking it up in a class gives: itself, or a method if it was described as one. */
    private static long get(long self, long object, long type) {
        boolean binds = object != NULL && object != Py_None() && FunctionTable.get(self).description.binds();
        return binds ? PyMethod_New(self, object) : Objects.newReference(self);
    }

    private static long signature(long self) {
        JavaCallable callable = FunctionTable.get(self).callable;
        return callable.binding().inspect(callable.state());
    }

    private static long textSignature(long self) {
        long signature = signature(self);
        if (signature == NULL) {
            return NULL;
        }
        long text = PyObject_Str(signature);
        Py_DECREF(signature);
        return text;
    }

    private static long refusePickling(long self) {
        PyErr_SetString(PyExc_TypeError(), "cannot pickle a Java function: " + Text.toJava(Memory.getPointer(self + NAME))
                + " is in the JVM of this process only");
        return NULL;
    }
}
