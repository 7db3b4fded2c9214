package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.Memory;
import dev.sanca.internal.Text;
import dev.sanca.internal.convert.ExtensionCodecs;

/**
 * A Java enum that is an {@code enum.Enum} in Python: the members have the constants' names, which are their values, too.
 *
 * <p>What else the Java enum offers is in a class of its own, from which the enum inherits. A member then has the number of its constant,
 * as an instance of any class has that of its Java object.
 *
 * @param <E> the Java enum
 */
public final class PythonEnum<E extends Enum<E>> extends TypeBinding {
    private final Class<E> javaClass;
    private final E[] constants;
    private final String name;

    private PythonEnum(Class<E> javaClass, String name) {
        this.javaClass = javaClass;
        this.constants = javaClass.getEnumConstants();
        this.name = name;
    }

    /**
     * Binds an enum.
     *
     * @param <E> the Java enum
     * @param javaClass the Java enum
     * @param name the Python name
     * @return the binding
     */
    public static <E extends Enum<E>> PythonEnum<E> of(Class<E> javaClass, String name) {
        PythonEnum<E> binding = new PythonEnum<>(javaClass, name);
        binding.bind(javaClass, binding.new Conversion());
        return binding;
    }

    /**
     * Makes the Python class and adds it to a module.
     *
     * @param module the module
     * @param moduleName its name, for {@code __module__}
     * @param doc the docstring
     * @throws Raised with an exception set
     */
    public void addTo(long module, String moduleName, String doc) {
        add(module, make(moduleName, NULL), doc, false);
    }

    /**
     * The same with methods and attributes.
     *
     * @param module the module
     * @param moduleName its name, for {@code __module__}
     * @param doc the docstring
     * @param spec the specification of the class with the methods and attributes, of {@link PythonClass#spec}
     * @throws Raised with an exception set
     */
    public void addTo(long module, String moduleName, String doc, long spec) {
        long base = Raised.unlessNull(PyType_FromModuleAndSpec(module, spec, NULL));
        long type;
        try {
            type = make(moduleName, base);
        } finally {
            Py_DECREF(base);
        }
        add(module, type, doc, true);
    }

    /** Takes over the reference to the class. */
    private void add(long module, long type, String doc, boolean isNumbered) {
        long[] members = new long[constants.length];
        try {
            if (!doc.isEmpty()) {
                setDoc(type, doc);
            }
            for (int i = 0; i < members.length; i++) {
                members[i] = Raised.unlessNull(PyObject_GetAttrString(type, constants[i].name()));
                if (isNumbered) {
                    Memory.putLong(members[i] + PythonClass.NUMBER, ObjectTable.add(constants[i]));
                }
            }
            Raised.unlessNegative(PyModule_AddObjectRef(module, name, type));
        } catch (Raised failed) {
            for (long member : members) {
                Py_XDECREF(member);
            }
            Py_DECREF(type);
            throw failed;
        }
        register(module, type, members);
    }

    /** {@code enum.Enum(name, [(constant, constant), …], module=…, type=…)}; a new reference. */
    private long make(String moduleName, long base) {
        long pairs = Raised.unlessNull(PyList_New(constants.length));
        long module = NULL;
        try {
            for (int i = 0; i < constants.length; i++) {
                long text = Raised.unlessNull(Text.toPython(constants[i].name()));
                long pair = PyTuple_Pack(2, text, text);
                Py_DECREF(text);
                PyList_SetItem(pairs, i, Raised.unlessNull(pair));
            }
            module = Raised.unlessNull(PyImport_ImportModule("enum"));
            return call(module, pairs, moduleName, base);
        } finally {
            Py_DECREF(pairs);
            Py_XDECREF(module);
        }
    }

    private long call(long module, long pairs, String moduleName, long base) {
        long factory = NULL;
        long args = NULL;
        long kwargs = NULL;
        try {
            factory = Raised.unlessNull(PyObject_GetAttrString(module, "Enum"));
            args = Raised.unlessNull(Py_BuildValue("(sO)", name, pairs));
            kwargs = Raised.unlessNull(base == NULL ? Py_BuildValue("{s:s}", "module", moduleName)
                    : Py_BuildValue("{s:s,s:O}", "module", moduleName, "type", base));
            return Raised.unlessNull(PyObject_Call(factory, args, kwargs));
        } finally {
            Py_XDECREF(factory);
            Py_XDECREF(args);
            Py_XDECREF(kwargs);
        }
    }

    private static void setDoc(long type, String doc) {
        long text = Raised.unlessNull(Text.toPython(doc));
        int set = PyObject_SetAttrString(type, "__doc__", text);
        Py_DECREF(text);
        Raised.unlessNegative(set);
    }

    /**
     * Adds an attribute to the class.
     *
     * @param attribute its name
     * @param value a reference, which is taken over; NULL if an exception is set
     * @throws Raised with an exception set
     */
    public void add(String attribute, long value) {
        Raised.unlessNull(value);
        int set = PyObject_SetAttrString(current().type(), attribute, value);
        Py_DECREF(value);
        Raised.unlessNegative(set);
    }

    /**
     * The constant that a method is called on.
     *
     * @param o a borrowed reference to an instance of the class with the methods, as which CPython has checked it
     * @return not null
     * @throws Raised with a {@code TypeError} if it is no member: an instance of the class with the methods alone
     */
    public E self(long o) {
        Object constant = ObjectTable.get(Memory.getLong(o + PythonClass.NUMBER));
        if (constant == null) {
            throw Raised.typeError("this " + Types.name(o) + " object is no member of the enum " + name);
        }
        return javaClass.cast(constant);
    }

    /**
     * Whether an object is a member.
     *
     * @param o a borrowed reference
     * @return true if {@link #self} may be called
     */
    public boolean isInstance(long o) {
        return find(o) != null;
    }

    /**
     * The constant of an argument.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return not null
     * @throws Raised with a {@code TypeError} if it is no member
     */
    public E toJava(long o, Signature signature, int index) {
        E constant = find(o);
        if (constant == null) {
            throw ToJava.wrongType(o, name, signature, index);
        }
        return constant;
    }

    /** Inside other values. */
    private final class Conversion implements ExtensionCodecs.Bound<E> {
        @Override
        public boolean isInstance(long o) {
            return PythonEnum.this.find(o) != null;
        }

        @Override
        public E find(long o) {
            return PythonEnum.this.find(o);
        }

        @Override
        public long toPython(E value) {
            return PythonEnum.this.toPython(value);
        }

        @Override
        public String name() {
            return name;
        }
    }

    /** The Java value of an object; null if it is none. */
    private E find(long o) {
        for (Live live : all()) {
            for (int i = 0; i < constants.length; i++) {
                if (live.members()[i] == o) {
                    return constants[i];
                }
            }
        }
        return null;
    }

    /**
     * The member of a constant.
     *
     * @param value a constant, or null
     * @return a new reference; None for null
     */
    public long toPython(E value) {
        return value == null ? ToPython.none() : Py_NewRef(current().members()[value.ordinal()]);
    }

    @Override
    public String toString() {
        return "enum " + javaClass.getSimpleName();
    }
}
