package dev.sanca.capi;

import static dev.sanca.capi.ModuleObject.*;

import dev.sanca.capi.internal.Tables;
import dev.sanca.capi.internal.WhenLoaded;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * Makes the definition of a module ({@code static struct PyModuleDef spam_module}), member by member as in C.
 *
 * <pre>{@code
 * static final long spam_module = ModuleDef.of("spam")
 *         .m_doc("The tutorial's module.")
 *         .m_methods(spam_methods)
 *         .slot(Py_mod_exec, Spam::spam_exec)
 *         .slot(Py_mod_multiple_interpreters, Py_MOD_PER_INTERPRETER_GIL_SUPPORTED)
 *         .address();
 *
 * static long PyInit_spam() {
 *     return PyModuleDef_Init(spam_module);
 * }
 * }</pre>
 *
 * <p>Members not set are 0 or NULL, as in C. {@code Py_mod_multiple_interpreters} is left out on a CPython before 3.12,
 * {@code Py_mod_gil} on one before 3.13: these would refuse the module for them. A definition may be made before a
 * CPython is loaded. Not for use by several threads.
 */
public final class ModuleDef {
    private final String name;
    private String doc;
    private long size;
    private long methods;
    private ToLongFunction<Arena> traverse = _ -> 0;
    private ToLongFunction<Arena> clear = _ -> 0;
    private ToLongFunction<Arena> free = _ -> 0;
    private final List<Slot> slots = new ArrayList<>();

    private record Slot(int id, ToLongFunction<Arena> value) {
        boolean isKnownTo(PyVersion version) {
            return switch (id) {
                case Py_mod_multiple_interpreters -> version.atLeast(3, 12);
                case Py_mod_gil -> version.atLeast(3, 13);
                default -> true;
            };
        }
    }

    private ModuleDef(String name) {
        this.name = name;
    }

    /**
     * Starts a definition.
     *
     * @param m_name the module's name
     * @return a builder
     */
    public static ModuleDef of(String m_name) {
        return new ModuleDef(m_name);
    }

    /**
     * Sets the docstring.
     *
     * @param doc the text
     * @return this
     */
    public ModuleDef m_doc(String doc) {
        this.doc = doc;
        return this;
    }

    /**
     * Sets the size of the state that each module object has, see {@code PyModule_GetState}.
     *
     * @param size bytes; -1 for a module whose state is global, which can't be loaded twice
     * @return this
     */
    public ModuleDef m_size(long size) {
        this.size = size;
        return this;
    }

    /**
     * Sets the module's functions.
     *
     * @param table what {@link MethodTable#of} gave
     * @return this
     */
    public ModuleDef m_methods(long table) {
        this.methods = table;
        return this;
    }

    /**
     * Sets the function that shows the collector the objects in the module's state.
     *
     * @param function calls {@code Py_VISIT} for each
     * @return this
     */
    public ModuleDef m_traverse(traverseproc function) {
        this.traverse = arena -> traverseproc.address(function, arena);
        return this;
    }

    /**
     * Sets the function that drops the objects in the module's state.
     *
     * @param function calls {@code Py_CLEAR} for each
     * @return this
     */
    public ModuleDef m_clear(inquiry function) {
        this.clear = arena -> inquiry.address(function, arena);
        return this;
    }

    /**
     * Sets the function that is called when the module object dies.
     *
     * @param function releases what the module's state owns
     * @return this
     */
    public ModuleDef m_free(freefunc function) {
        this.free = arena -> freefunc.address(function, arena);
        return this;
    }

    /**
     * Adds {@code Py_mod_exec}: a function that fills the module. Several are run in order.
     *
     * @param slot {@code Py_mod_exec}
     * @param function gives 0, or -1 with an error
     * @return this
     */
    public ModuleDef slot(int slot, PyModuleExecSlot function) {
        require(slot == Py_mod_exec, slot, "a PyModuleExecSlot (module)");
        return add(slot, arena -> PyModuleExecSlot.address(function, arena));
    }

    /**
     * Adds {@code Py_mod_create}: a function that makes the module object.
     *
     * @param slot {@code Py_mod_create}
     * @param function gives a new reference, or NULL with an error
     * @return this
     */
    public ModuleDef slot(int slot, PyModuleCreateSlot function) {
        require(slot == Py_mod_create, slot, "a PyModuleCreateSlot (spec, def)");
        return add(slot, arena -> PyModuleCreateSlot.address(function, arena));
    }

    /**
     * Adds a slot whose value is a number or the address of a C function.
     *
     * @param slot such as {@code Py_mod_gil}
     * @param value such as {@code Py_MOD_GIL_NOT_USED}
     * @return this
     */
    public ModuleDef slot(int slot, long value) {
        return add(slot, _ -> value);
    }

    private ModuleDef add(int id, ToLongFunction<Arena> value) {
        slots.add(new Slot(id, value));
        return this;
    }

    private static void require(boolean right, int slot, String given) {
        if (!right) {
            throw new IllegalArgumentException(switch (slot) {
                case Py_mod_create -> "Py_mod_create takes a PyModuleCreateSlot (spec, def)";
                case Py_mod_exec -> "Py_mod_exec takes a PyModuleExecSlot (module)";
                case Py_mod_multiple_interpreters -> "Py_mod_multiple_interpreters takes a Py_MOD_ constant";
                case Py_mod_gil -> "Py_mod_gil takes a Py_MOD_GIL_ constant";
                default -> "slot " + slot + " takes no Java function";
            } + ", not " + given);
        }
    }

    /**
     * Allocates a definition that lives as long as the process.
     *
     * @return its address ({@code PyModuleDef *})
     */
    public long address() {
        return address(Arena.global());
    }

    /**
     * Allocates a definition with a life of its own: modules made of it keep a pointer to it.
     *
     * @param arena how long the definition and its functions live
     * @return its address ({@code PyModuleDef *})
     */
    public long address(Arena arena) {
        long def = Tables.zeros(arena, PyModuleDef.sizeof());
        PyModuleDef.m_name(def, Tables.utf8(arena, name));
        PyModuleDef.m_doc(def, Tables.utf8(arena, doc));
        PyModuleDef.m_size(def, size);
        PyModuleDef.m_methods(def, methods);
        PyModuleDef.m_traverse(def, traverse.applyAsLong(arena));
        PyModuleDef.m_clear(def, clear.applyAsLong(arena));
        PyModuleDef.m_free(def, free.applyAsLong(arena));
        if (!slots.isEmpty()) {
            // A definition without slots is one for single-phase initialisation: the table stays, even if all are left out.
            PyModuleDef.m_slots(def, slotTable(arena));
        }
        return def;
    }

    private long slotTable(Arena arena) {
        List<Slot> all = List.copyOf(slots);
        long[] values = new long[all.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = all.get(i).value.applyAsLong(arena);
        }
        long table = Tables.zeros(arena, (all.size() + 1) * PyModuleDef_Slot.sizeof());
        if (CPython.isLoaded()) {
            write(all, values, table);
        } else {
            WhenLoaded.run(() -> write(all, values, table));
        }
        return table;
    }

    private static void write(List<Slot> slots, long[] values, long table) {
        long entry = table;
        for (int i = 0; i < values.length; i++) {
            if (slots.get(i).isKnownTo(CPython.current().version())) {
                PyModuleDef_Slot.slot(entry, slots.get(i).id);
                PyModuleDef_Slot.value(entry, values[i]);
                entry += PyModuleDef_Slot.sizeof();
            }
        }
    }
}
