package dev.sanca.tests.entry;

import static dev.sanca.capi.MethodTable.method;
import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.capi.MethodTable;
import dev.sanca.capi.ModuleDef;
import dev.sanca.capi.PyObject;
import dev.sanca.capi.TypeSpec;

/** A container that the collector knows: sequence, mapping, iterator, callable. */
public final class BagModule {
    /** Both types: a reference to a list, or to a bag. */
    private static final long REFERENCE = PyObject.sizeof();
    private static final long BAG_SIZE = REFERENCE + Long.BYTES;
    private static final long INDEX = BAG_SIZE;
    private static final long ITERATOR_SIZE = INDEX + Long.BYTES;

    private static final long METHODS = MethodTable.of(method("add", BagModule::add, METH_O, null));
    private static final long BAG = TypeSpec.of("bag.Bag")
            .basicsize(BAG_SIZE)
            .flags(Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC)
            .slot(Py_tp_new, BagModule::newBag)
            .slot(Py_tp_traverse, BagModule::traverse)
            .slot(Py_tp_clear, BagModule::clear)
            .slot(Py_tp_dealloc, BagModule::dealloc)
            .slot(Py_sq_length, BagModule::length)
            .slot(Py_sq_item, BagModule::item)
            .slot(Py_sq_contains, BagModule::contains)
            .slot(Py_sq_repeat, BagModule::repeat)
            .slot(Py_mp_subscript, BagModule::subscript)
            .slot(Py_mp_ass_subscript, BagModule::assign)
            .slot(Py_tp_iter, BagModule::iterator)
            .slot(Py_tp_call, BagModule::call)
            .slot(Py_tp_methods, METHODS)
            .address();
    private static final long ITERATOR = TypeSpec.of("bag.Iterator")
            .basicsize(ITERATOR_SIZE)
            .flags(Py_TPFLAGS_DEFAULT | Py_TPFLAGS_HAVE_GC | Py_TPFLAGS_DISALLOW_INSTANTIATION)
            .slot(Py_tp_traverse, BagModule::traverse)
            .slot(Py_tp_clear, BagModule::clear)
            .slot(Py_tp_dealloc, BagModule::dealloc)
            .slot(Py_tp_iter, BagModule::self)
            .slot(Py_tp_iternext, BagModule::next)
            .address();
    private static final long MODULE = ModuleDef.of("bag").slot(Py_mod_exec, BagModule::exec).address();

    /** Borrowed from the module, of which these tests have one. */
    private static long iteratorType;

    private BagModule() {}

    static long PyInit_bag() {
        return PyModuleDef_Init(MODULE);
    }

    private static int exec(long module) {
        iteratorType = addType(module, ITERATOR);
        return iteratorType == NULL || addType(module, BAG) == NULL ? -1 : 0;
    }

    /** The type, borrowed from the module; or NULL with an error. */
    private static long addType(long module, long spec) {
        long type = PyType_FromModuleAndSpec(module, spec, NULL);
        if (type == NULL) {
            return NULL;
        }
        int result = PyModule_AddType(module, type);
        Py_DECREF(type);
        return result < 0 ? NULL : type;
    }

    private static long list(long self) {
        return Memory.getPointer(self + REFERENCE);
    }

    private static long newBag(long type, long args, long kwargs) {
        long self = PyType_GenericAlloc(type, 0);
        if (self == NULL) {
            return NULL;
        }
        long list = PySequence_List(args);
        if (list == NULL) {
            Py_DECREF(self);
            return NULL;
        }
        Memory.putPointer(self + REFERENCE, list);
        return self;
    }

    private static int traverse(long self, long visit, long arg) {
        int stop = Py_VISIT(Py_TYPE(self), visit, arg);
        return stop != 0 ? stop : Py_VISIT(list(self), visit, arg);
    }

    private static int clear(long self) {
        Py_CLEAR(self + REFERENCE);
        return 0;
    }

    private static void dealloc(long self) {
        PyObject_GC_UnTrack(self);
        clear(self);
        TypeSpec.tp_free(self);
    }

    private static long length(long self) {
        return PyList_Size(list(self));
    }

    private static long item(long self, long index) {
        long item = PyList_GetItem(list(self), index);
        Py_XINCREF(item);
        return item;
    }

    private static int contains(long self, long value) {
        return PySequence_Contains(list(self), value);
    }

    private static long repeat(long self, long count) {
        return PySequence_Repeat(list(self), count);
    }

    private static long subscript(long self, long key) {
        return PyObject_GetItem(list(self), key);
    }

    private static int assign(long self, long key, long value) {
        return value == NULL ? PyObject_DelItem(list(self), key) : PyObject_SetItem(list(self), key, value);
    }

    private static long add(long self, long value) {
        return PyList_Append(list(self), value) < 0 ? NULL : Py_RETURN_NONE();
    }

    private static long call(long self, long args, long kwargs) {
        return PyTuple_Pack(3, self, args, kwargs == NULL ? Py_None() : kwargs);
    }

    private static long iterator(long self) {
        long iterator = PyType_GenericAlloc(iteratorType, 0);
        if (iterator != NULL) {
            Memory.putPointer(iterator + REFERENCE, Py_NewRef(self));
        }
        return iterator;
    }

    private static long self(long self) {
        return Py_NewRef(self);
    }

    private static long next(long self) {
        long bag = list(self);
        long index = Memory.getLong(self + INDEX);
        if (bag == NULL || index >= length(bag)) {
            return NULL;
        }
        Memory.putLong(self + INDEX, index + 1);
        return item(bag, index);
    }
}
