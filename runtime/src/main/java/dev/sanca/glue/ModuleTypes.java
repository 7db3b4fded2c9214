package dev.sanca.glue;

import java.util.List;

/** The classes of a module: what its {@code m_traverse}, {@code m_clear} and {@code m_free} have to do for them. */
public final class ModuleTypes {
    private final List<TypeBinding> types;

    private ModuleTypes(List<TypeBinding> types) {
        this.types = types;
    }

    /**
     * The classes of a module.
     *
     * @param types the bindings of its classes
     * @return the same as one
     */
    public static ModuleTypes of(TypeBinding... types) {
        return new ModuleTypes(List.of(types));
    }

    /**
     * Shows the collector the classes that a module object holds.
     *
     * @param module the module
     * @param visit the collector's function
     * @param arg its argument
     * @return 0, or what the function gave that was not 0
     */
    public int traverse(long module, long visit, long arg) {
        for (TypeBinding type : types) {
            int stop = type.visit(module, visit, arg);
            if (stop != 0) {
                return stop;
            }
        }
        return 0;
    }

    /**
     * Drops the classes that a module object holds.
     *
     * @param module the module
     * @return 0
     */
    public int clear(long module) {
        types.forEach(type -> type.clear(module));
        return 0;
    }
}
