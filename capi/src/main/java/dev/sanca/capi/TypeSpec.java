package dev.sanca.capi;

import dev.sanca.capi.internal.CallbackType;
import dev.sanca.capi.internal.Pointers;
import dev.sanca.capi.internal.SlotTypes;
import dev.sanca.capi.internal.Tables;
import dev.sanca.capi.internal.Upcalls;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Makes the specification of a type ({@code static PyType_Spec point_spec}), for {@code PyType_FromSpec} and its kin.
 *
 * <pre>{@code
 * static final long point_spec = TypeSpec.of("spam.Point")
 *         .basicsize(POINT.size())
 *         .flags(Py_TPFLAGS_DEFAULT | Py_TPFLAGS_BASETYPE)
 *         .slot(Py_tp_doc, "A point in the plane.")
 *         .slot(Py_tp_new, Point::point_new)
 *         .slot(Py_nb_add, Point::point_add)
 *         .slot(Py_tp_methods, point_methods)
 *         .address();
 * }</pre>
 *
 * <p>The number of the slot tells which C type its function has; {@code slot} takes one of the same Java signature, so
 * that a method reference needs no cast (a lambda needs the types of its parameters, an overloaded method needs another
 * name). A function of another signature is refused, with the name of the type needed. Not for use by several threads.
 */
@SuppressWarnings("overloads") // method references, for which this is made, are not ambiguous
public final class TypeSpec {
    private final String name;
    private long basicsize;
    private long itemsize;
    private long flags;
    private final List<Slot> slots = new ArrayList<>();

    private record Slot(int id, ToLongFunction<Arena> value) {}

    private TypeSpec(String name) {
        this.name = name;
    }

    /**
     * Starts a specification.
     *
     * @param name the full Python name, such as {@code spam.Point}
     * @return a builder
     */
    public static TypeSpec of(String name) {
        return new TypeSpec(name);
    }

    /**
     * Sets the size of an object.
     *
     * @param bytes with the object's head; 0 to inherit it; from 3.12, a negative number is what to add to the base type's
     * @return this
     */
    public TypeSpec basicsize(long bytes) {
        this.basicsize = bytes;
        return this;
    }

    /**
     * Sets the size of an item of an object of variable size.
     *
     * @param bytes 0 for objects of fixed size
     * @return this
     */
    public TypeSpec itemsize(long bytes) {
        this.itemsize = bytes;
        return this;
    }

    /**
     * Sets the type's flags.
     *
     * @param flags {@code Py_TPFLAGS_DEFAULT} and others
     * @return this
     */
    public TypeSpec flags(long flags) {
        this.flags = flags;
        return this;
    }

    /**
     * Fills a slot with an address: of a table, of a type, or of a C function.
     *
     * @param slot such as {@code Py_tp_methods}
     * @param value such as what {@link MethodTable#of} gave
     * @return this
     */
    public TypeSpec slot(int slot, long value) {
        slots.add(new Slot(slot, _ -> value));
        return this;
    }

    /**
     * Fills a slot with a text.
     *
     * @param slot {@code Py_tp_doc}
     * @param text the text
     * @return this
     */
    public TypeSpec slot(int slot, String text) {
        if (slot != TypeSlots.Py_tp_doc) {
            throw new IllegalArgumentException("of all slots only Py_tp_doc takes a text");
        }
        slots.add(new Slot(slot, arena -> Tables.utf8(arena, text)));
        return this;
    }

    /**
     * Fills a slot whose function takes an object and gives an object or a number, such as {@code Py_tp_repr},
     * {@code Py_tp_hash}, {@code Py_tp_iter}, {@code Py_sq_length}.
     *
     * @param slot its number
     * @param function the Java function
     * @return this
     * @throws IllegalArgumentException if the slot's functions have another signature
     */
    public TypeSpec slot(int slot, unaryfunc function) {
        return add(slot, unaryfunc.class, function);
    }

    /**
     * Fills a slot whose function takes an object and gives an {@code int}: {@code Py_nb_bool}, {@code Py_tp_clear}.
     *
     * @param slot its number
     * @param function the Java function
     * @return this
     * @throws IllegalArgumentException if the slot's functions have another signature
     */
    public TypeSpec slot(int slot, inquiry function) {
        return add(slot, inquiry.class, function);
    }

    /**
     * Fills a slot whose function takes an object and gives nothing: {@code Py_tp_dealloc}, {@code Py_tp_finalize}.
     *
     * @param slot its number
     * @param function the Java function
     * @return this
     * @throws IllegalArgumentException if the slot's functions have another signature
     */
    public TypeSpec slot(int slot, destructor function) {
        return add(slot, destructor.class, function);
    }

    /**
     * Fills a slot whose function takes two objects, or an object and an index, such as {@code Py_nb_add},
     * {@code Py_mp_subscript}, {@code Py_sq_item}, {@code Py_tp_getattro}.
     *
     * @param slot its number
     * @param function the Java function
     * @return this
     * @throws IllegalArgumentException if the slot's functions have another signature
     */
    public TypeSpec slot(int slot, binaryfunc function) {
        return add(slot, binaryfunc.class, function);
    }

    /**
     * Fills a slot whose function takes two objects and gives an {@code int}: {@code Py_sq_contains}.
     *
     * @param slot its number
     * @param function the Java function
     * @return this
     * @throws IllegalArgumentException if the slot's functions have another signature
     */
    public TypeSpec slot(int slot, objobjproc function) {
        return add(slot, objobjproc.class, function);
    }

    /**
     * Fills a slot whose function takes three objects, such as {@code Py_tp_new}, {@code Py_tp_call},
     * {@code Py_tp_descr_get}, {@code Py_nb_power}.
     *
     * @param slot its number
     * @param function the Java function
     * @return this
     * @throws IllegalArgumentException if the slot's functions have another signature
     */
    public TypeSpec slot(int slot, ternaryfunc function) {
        return add(slot, ternaryfunc.class, function);
    }

    /**
     * Fills a slot whose function takes three objects and gives an {@code int}, such as {@code Py_tp_init},
     * {@code Py_mp_ass_subscript}, {@code Py_tp_setattro}, {@code Py_tp_traverse}.
     *
     * @param slot its number
     * @param function the Java function
     * @return this
     * @throws IllegalArgumentException if the slot's functions have another signature
     */
    public TypeSpec slot(int slot, objobjargproc function) {
        return add(slot, objobjargproc.class, function);
    }

    /**
     * Fills {@code Py_tp_richcompare}. Not named {@code slot}, because an {@code int} parameter would make references to
     * methods with three {@code long} ones ambiguous.
     *
     * @param function the Java function
     * @return this
     */
    public TypeSpec tp_richcompare(richcmpfunc function) {
        return add(TypeSlots.Py_tp_richcompare, richcmpfunc.class, function);
    }

    /**
     * Fills {@code Py_bf_getbuffer}, see {@link #tp_richcompare}.
     *
     * @param function the Java function
     * @return this
     */
    public TypeSpec bf_getbuffer(getbufferproc function) {
        return add(TypeSlots.Py_bf_getbuffer, getbufferproc.class, function);
    }

    /**
     * Fills {@code Py_bf_releasebuffer}.
     *
     * @param slot its number
     * @param function the Java function
     * @return this
     * @throws IllegalArgumentException if the slot's functions have another signature
     */
    public TypeSpec slot(int slot, releasebufferproc function) {
        return add(slot, releasebufferproc.class, function);
    }

    /**
     * Fills {@code Py_tp_vectorcall}.
     *
     * @param slot its number
     * @param function the Java function
     * @return this
     * @throws IllegalArgumentException if the slot's functions have another signature
     */
    public TypeSpec slot(int slot, vectorcallfunc function) {
        return add(slot, vectorcallfunc.class, function);
    }

    private <F> TypeSpec add(int slot, Class<F> given, F function) {
        CallbackType type = SlotTypes.require(slot, given);
        slots.add(new Slot(slot, arena -> Upcalls.address(given, type, function, arena)));
        return this;
    }

    /**
     * Allocates a specification that lives as long as the process.
     *
     * @return its address ({@code PyType_Spec *})
     */
    public long address() {
        return address(Arena.global());
    }

    /**
     * Allocates a specification with a life of its own: types made of it use its functions.
     *
     * @param arena how long the specification and its functions live
     * @return its address ({@code PyType_Spec *})
     */
    public long address(Arena arena) {
        long spec = Tables.zeros(arena, PyType_Spec.sizeof());
        PyType_Spec.name(spec, Tables.utf8(arena, name));
        PyType_Spec.basicsize(spec, Math.toIntExact(basicsize));
        PyType_Spec.itemsize(spec, Math.toIntExact(itemsize));
        PyType_Spec.flags(spec, (int) flags);
        PyType_Spec.slots(spec, Tables.allocate(arena, PyType_Slot.sizeof(), slots, (entry, slot) -> {
            PyType_Slot.slot(entry, slot.id);
            PyType_Slot.pfunc(entry, slot.value.applyAsLong(arena));
        }));
        return spec;
    }

    /**
     * How a {@code tp_dealloc} ends: gives back the object's memory as its type wants ({@code Py_TYPE(self)->tp_free(self)}),
     * then the object's reference to its type.
     *
     * @param self the dying object, which owns nothing any more and is not tracked by the collector
     */
    public static void tp_free(long self) {
        long type = ObjectHeader.Py_TYPE(self);
        Pointers.free(PyTypeObject.tp_free(type), self);
        RefCounting.Py_DECREF(type);
    }
}
