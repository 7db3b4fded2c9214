package dev.sanca.capi;

import dev.sanca.capi.internal.Tables;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Objects;

/**
 * The computed attributes of a type ({@code static PyGetSetDef point_getset[]}), read and written by Java functions.
 *
 * <pre>{@code
 * static final long point_getset = GetSetTable.of(
 *         attribute("norm", Point::getNorm, null, "Distance to the origin."));
 * }</pre>
 */
public final class GetSetTable {
    private GetSetTable() {}

    /**
     * One entry of the table; made by {@link GetSetTable#attribute}.
     *
     * @param name the Python name
     * @param get reads it
     * @param set writes or deletes it; null for a read-only attribute
     * @param doc the docstring, or null
     * @param closure what both functions get as their last argument
     */
    public record Attribute(String name, getter get, setter set, String doc, long closure) {}

    /**
     * Allocates a table that lives as long as the process.
     *
     * @param attributes its entries; the one that ends the table is added
     * @return its address ({@code PyGetSetDef *})
     */
    public static long of(Attribute... attributes) {
        return in(Arena.global(), attributes);
    }

    /**
     * Allocates a table with a life of its own: types made of it keep pointers to it.
     *
     * @param arena how long the table and its functions live
     * @param attributes its entries; the one that ends the table is added
     * @return its address ({@code PyGetSetDef *})
     */
    public static long in(Arena arena, Attribute... attributes) {
        return Tables.allocate(arena, PyGetSetDef.sizeof(), List.of(attributes), (entry, attribute) -> {
            PyGetSetDef.name(entry, Tables.utf8(arena, attribute.name));
            PyGetSetDef.get(entry, attribute.get == null ? 0 : getter.address(attribute.get, arena));
            PyGetSetDef.set(entry, attribute.set == null ? 0 : setter.address(attribute.set, arena));
            PyGetSetDef.doc(entry, Tables.utf8(arena, attribute.doc));
            PyGetSetDef.closure(entry, attribute.closure);
        });
    }

    /**
     * A computed attribute.
     *
     * @param name the Python name
     * @param get reads it
     * @param set writes or deletes it; null for a read-only attribute
     * @param doc the docstring, or null
     * @return the entry
     */
    public static Attribute attribute(String name, getter get, setter set, String doc) {
        return attribute(name, get, set, doc, 0);
    }

    /**
     * A computed attribute whose functions are told which one it is.
     *
     * @param name the Python name
     * @param get reads it
     * @param set writes or deletes it; null for a read-only attribute
     * @param doc the docstring, or null
     * @param closure what both functions get as their last argument
     * @return the entry
     */
    public static Attribute attribute(String name, getter get, setter set, String doc, long closure) {
        Objects.requireNonNull(name, "an attribute's name");
        return new Attribute(name, get, set, doc, closure);
    }
}
