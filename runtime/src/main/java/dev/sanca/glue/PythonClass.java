package dev.sanca.glue;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.MemberTable;
import dev.sanca.capi.Memory;
import dev.sanca.capi.PyObject;
import dev.sanca.capi.PyTypeObject;
import dev.sanca.capi.TypeSpec;
import dev.sanca.capi.destructor;
import dev.sanca.capi.internal.RefCount;
import dev.sanca.internal.Text;
import dev.sanca.internal.convert.ExtensionCodecs;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A Java class whose instances are behind instances of a Python class.
 *
 * <p>An instance is a Python object with the number of the Java object ({@link ObjectTable}), which it keeps alive.
 *
 * @param <T> the Java class
 */
public final class PythonClass<T> extends TypeBinding {
    /** Where an instance has the number of its Java object. */
    static final long NUMBER = PyObject.sizeof();
    private static final long WEAK_REFERENCES = NUMBER + Long.BYTES;
    private static final long SIZE = WEAK_REFERENCES + Long.BYTES;

    private final Class<T> javaClass;
    private final String name;
    private final boolean hasIdentity;
    /** The classes of the module that extend this one. */
    private final List<PythonClass<? extends T>> derived = new CopyOnWriteArrayList<>();

    private PythonClass(Class<T> javaClass, String name, boolean hasIdentity) {
        this.javaClass = javaClass;
        this.name = name;
        this.hasIdentity = hasIdentity;
    }

    /**
     * Binds a class.
     *
     * @param <T> the Java class
     * @param javaClass the Java class
     * @param name the Python name
     * @param hasIdentity whether the same Java object is always the same Python object
     * @return the binding
     */
    public static <T> PythonClass<T> of(Class<T> javaClass, String name, boolean hasIdentity) {
        PythonClass<T> binding = new PythonClass<>(javaClass, name, hasIdentity);
        binding.bind(javaClass, binding.new Conversion());
        return binding;
    }

    /**
     * Binds a class that extends another one of the module.
     *
     * @param <T> the Java class
     * @param javaClass the Java class
     * @param name the Python name
     * @param base the binding of the other class
     * @return the binding
     */
    public static <T> PythonClass<T> of(Class<T> javaClass, String name, PythonClass<? super T> base) {
        PythonClass<T> binding = new PythonClass<>(javaClass, name, base.hasIdentity);
        addTo(base, binding);
        binding.bind(javaClass, binding.new Conversion());
        return binding;
    }

    @SuppressWarnings("unchecked") // T extends S, by the signature of the method above
    private static <S> void addTo(PythonClass<S> base, PythonClass<?> binding) {
        base.derived.add((PythonClass<? extends S>) binding);
    }

    private static final class Shared {
        static final long DEALLOC = destructor.address(PythonClass::dealloc);
        static final long MEMBERS = MemberTable.of(
                MemberTable.member("__weaklistoffset__", Py_T_PYSSIZET, WEAK_REFERENCES, Py_READONLY, null));
    }

    /**
     * Starts the specification of a class whose instances are Java objects.
     *
     * @param name the full Python name
     * @param flags besides {@code Py_TPFLAGS_DEFAULT}
     * @return a specification to add slots to
     */
    public static TypeSpec spec(String name, long flags) {
        return TypeSpec.of(name)
                .basicsize(SIZE)
                .flags(Py_TPFLAGS_DEFAULT | flags)
                .slot(Py_tp_dealloc, Shared.DEALLOC)
                .slot(Py_tp_members, Shared.MEMBERS);
    }

    /**
     * What makes instances of a class whose base class has none.
     *
     * @return {@code object.__new__} as C knows it, for {@code Py_tp_new}
     */
    public static long objectNew() {
        return PyTypeObject.tp_new(PyBaseObject_Type());
    }

    /**
     * Makes the Python class and adds it to a module.
     *
     * @param module the module
     * @param spec the specification
     * @param base the binding of the class it extends, or null
     * @return the class, borrowed from this binding
     * @throws Raised with an exception set
     */
    public long addTo(long module, long spec, PythonClass<?> base) {
        long type = Raised.unlessNull(PyType_FromModuleAndSpec(module, spec, base == null ? NULL : base.current().type()));
        register(module, type);
        Raised.unlessNegative(PyModule_AddType(module, type));
        return type;
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
        // Not by setattr, which a class that does not change refuses.
        long type = current().type();
        int set = PyDict_SetItemString(PyTypeObject.tp_dict(type), attribute, value);
        Py_DECREF(value);
        Raised.unlessNegative(set);
        PyType_Modified(type);
    }

    /**
     * Tells the class of a method that it has, and that is not in a slot: of its own it looks for methods in slots only.
     *
     * @param name {@code __getattr__} or its kin
     * @throws Raised with an exception set
     */
    public void addHook(String name) {
        long type = current().type();
        long flags = PyTypeObject.tp_flags(type);
        long method = Raised.unlessNull(PyDict_GetItemString(PyTypeObject.tp_dict(type), name));
        // Setting an attribute is what makes CPython look; a class that does not change would refuse.
        PyTypeObject.tp_flags(type, flags & ~Py_TPFLAGS_IMMUTABLETYPE);
        int set = PyObject_SetAttrString(type, name, method);
        PyTypeObject.tp_flags(type, PyTypeObject.tp_flags(type) | flags & Py_TPFLAGS_IMMUTABLETYPE);
        Raised.unlessNegative(set);
    }

    /**
     * Whether an object is an instance, also of a class that inherits from this one.
     *
     * @param o a borrowed reference
     * @return true if {@link #self} may be called
     */
    public boolean isInstance(long o) {
        for (long type = Py_TYPE(o); type != NULL; type = PyTypeObject.tp_base(type)) {
            if (isBound(type)) {
                return true;
            }
        }
        return !derived.isEmpty() && derived.stream().anyMatch(each -> each.isInstance(o));
    }

    /**
     * The Java object behind an instance, as which CPython has checked it.
     *
     * @param o a borrowed reference
     * @return not null
     * @throws Raised with a {@code RuntimeError} if there is none: a subclass did not call {@code __init__}
     */
    public T self(long o) {
        Object object = ObjectTable.get(Memory.getLong(o + NUMBER));
        if (object == null) {
            throw Raised.of(PyExc_RuntimeError(), name + ".__init__() was not called for this " + Types.name(o) + " object");
        }
        return javaClass.cast(object);
    }

    /**
     * The Java object behind an argument.
     *
     * @param o a borrowed reference
     * @param signature whose argument
     * @param index which
     * @return not null
     * @throws Raised with a {@code TypeError} if it is no instance
     */
    public T toJava(long o, Signature signature, int index) {
        if (!isInstance(o)) {
            throw ToJava.wrongType(o, name, signature, index);
        }
        return self(o);
    }

    /**
     * The instance of a Java object.
     *
     * @param value a Java object, or null
     * @return a new reference; None for null; NULL with an exception
     */
    public long toPython(T value) {
        if (value == null) {
            return ToPython.none();
        }
        for (PythonClass<? extends T> each : derived) {
            if (each.javaClass.isInstance(value)) {
                return each.castToPython(value);
            }
        }
        Live live = current();
        if (hasIdentity) {
            long known = ObjectTable.find(value, o -> belongsTo(o, live));
            if (known != NULL) {
                return Py_NewRef(known);
            }
        }
        return make(live.type(), value);
    }

    /** Inside other values. */
    private final class Conversion implements ExtensionCodecs.Bound<T> {
        @Override
        public boolean isInstance(long o) {
            return PythonClass.this.isInstance(o);
        }

        @Override
        public T find(long o) {
            return javaClass.cast(ObjectTable.get(Memory.getLong(o + NUMBER)));
        }

        @Override
        public long toPython(T value) {
            return PythonClass.this.toPython(value);
        }

        @Override
        public String name() {
            return name;
        }
    }

    private long castToPython(Object value) {
        return toPython(javaClass.cast(value));
    }

    /** Whether an instance is one of this interpreter, and not about to die. */
    private static boolean belongsTo(long o, Live live) {
        if (RefCount.of(o) == 0) {
            return false;
        }
        for (long type = Py_TYPE(o); type != NULL; type = PyTypeObject.tp_base(type)) {
            if (type == live.type()) {
                return true;
            }
        }
        return false;
    }

    private long make(long type, T value) {
        long self = PyType_GenericAlloc(type, 0);
        if (self != NULL) {
            init(self, value);
        }
        return self;
    }

    /**
     * Puts a Java object behind an instance; what was there before is forgotten.
     *
     * @param self the instance
     * @param value the Java object
     * @throws Raised with a {@code TypeError} if the instance is a value, which does not change, and has one
     */
    public void init(long self, T value) {
        int before = (int) Memory.getLong(self + NUMBER);
        if (before != 0 && !hasIdentity) {
            throw Raised.typeError("'" + name + "' object is immutable, and was initialised before");
        }
        int number = hasIdentity ? ObjectTable.add(value, self) : ObjectTable.add(value);
        Memory.putLong(self + NUMBER, number);
        ObjectTable.remove(before);
    }

    /**
     * Whether an instance is one of a subclass that Python code defines, whose methods Java has to look for.
     *
     * @param self the instance
     * @return false if the Java class is all there is
     */
    public boolean isSubclassed(long self) {
        return !isBound(Py_TYPE(self));
    }

    /**
     * Puts a Java object behind an instance of a Python subclass.
     *
     * @param <S> the generated subclass of the Java class
     * @param self the instance
     * @param value the Java object
     */
    public <S extends Overrides.Subject> void initSubclassed(long self, S value) {
        init(self, javaClass.cast(value));
        value.sanca$overrides(new Overrides(this, self));
    }

    /**
     * Adds {@code __match_args__}, for patterns with positions.
     *
     * @param attributes the attributes in order
     * @throws Raised with an exception set
     */
    public void addMatchArgs(String... attributes) {
        long tuple = Raised.unlessNull(PyTuple_New(attributes.length));
        for (int i = 0; i < attributes.length; i++) {
            long text = Text.toPython(attributes[i]);
            if (text == NULL) {
                Py_DECREF(tuple);
                throw Raised.asIs();
            }
            PyTuple_SetItem(tuple, i, text);
        }
        add("__match_args__", tuple);
    }

    /** First the entry, so that nobody finds the dying object. */
    private static void dealloc(long self) {
        int number = (int) Memory.getLong(self + NUMBER);
        if (ObjectTable.get(number) instanceof Overrides.Subject subject && subject.sanca$overrides() != null) {
            subject.sanca$overrides().forget();
        }
        ObjectTable.remove(number);
        if (Memory.getPointer(self + WEAK_REFERENCES) != NULL) {
            PyObject_ClearWeakRefs(self);
        }
        TypeSpec.tp_free(self);
    }

    @Override
    public String toString() {
        return "class " + name;
    }
}
