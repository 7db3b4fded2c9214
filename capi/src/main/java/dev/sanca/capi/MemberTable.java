package dev.sanca.capi;

import dev.sanca.capi.internal.Tables;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Objects;

/**
 * The members of a type's struct that Python reads and writes directly ({@code static PyMemberDef point_members[]}).
 *
 * <pre>{@code
 * static final long point_members = MemberTable.of(
 *         member("x", Py_T_DOUBLE, X, 0, "Distance to the right."),
 *         member("name", Py_T_OBJECT_EX, NAME, Py_READONLY, null));
 * }</pre>
 */
public final class MemberTable {
    private MemberTable() {}

    /**
     * One entry of the table; made by {@link MemberTable#member}.
     *
     * @param name the Python name
     * @param type its {@code Py_T_} constant
     * @param offset bytes from the start of the object
     * @param flags 0 or {@code Py_READONLY}
     * @param doc the docstring, or null
     */
    public record Member(String name, int type, long offset, int flags, String doc) {}

    /**
     * Allocates a table that lives as long as the process.
     *
     * @param members its entries; the one that ends the table is added
     * @return its address ({@code PyMemberDef *})
     */
    public static long of(Member... members) {
        return in(Arena.global(), members);
    }

    /**
     * Allocates a table with a life of its own.
     *
     * @param arena how long the table lives
     * @param members its entries; the one that ends the table is added
     * @return its address ({@code PyMemberDef *})
     */
    public static long in(Arena arena, Member... members) {
        return Tables.allocate(arena, PyMemberDef.sizeof(), List.of(members), (entry, member) -> {
            PyMemberDef.name(entry, Tables.utf8(arena, member.name));
            PyMemberDef.type(entry, member.type);
            PyMemberDef.offset(entry, member.offset);
            PyMemberDef.flags(entry, member.flags);
            PyMemberDef.doc(entry, Tables.utf8(arena, member.doc));
        });
    }

    /**
     * A member of the object's struct.
     *
     * @param name the Python name; {@code __dictoffset__}, {@code __weaklistoffset__} and {@code __vectorcalloffset__}
     *     tell CPython where the type keeps these
     * @param type its {@code Py_T_} constant
     * @param offset bytes from the start of the object
     * @param flags 0 or {@code Py_READONLY}
     * @param doc the docstring, or null
     * @return the entry
     */
    public static Member member(String name, int type, long offset, int flags, String doc) {
        return new Member(Objects.requireNonNull(name, "a member's name"), type, offset, flags, doc);
    }
}
