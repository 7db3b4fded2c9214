package dev.sanca.capi;

import static dev.sanca.capi.MethodObject.*;

import dev.sanca.capi.internal.Tables;
import java.lang.foreign.Arena;
import java.util.List;
import java.util.Objects;
import java.util.function.ToLongFunction;

/**
 * The method table of a module or type ({@code static PyMethodDef spam_methods[]}), its functions being Java functions.
 *
 * <pre>{@code
 * static final long spam_methods = MethodTable.of(
 *         method("system", Spam::spam_system, METH_VARARGS, "Execute a shell command."),
 *         method("parrot", (PyCFunctionWithKeywords) Spam::parrot, METH_VARARGS | METH_KEYWORDS, "Print a line."));
 * }</pre>
 *
 * <p>A function with three arguments is written with a cast, because {@code METH_VARARGS | METH_KEYWORDS} and
 * {@code METH_FASTCALL} have the same Java signature. Flags that don't go with the function are refused here: C would
 * call it with the wrong arguments.
 */
@SuppressWarnings("overloads") // two conventions have the same Java signature; see above
public final class MethodTable {
    private static final int BINDING = METH_CLASS | METH_STATIC | METH_COEXIST;

    private MethodTable() {}

    /**
     * One entry of a method table; made by {@link MethodTable#method}.
     *
     * @param name the Python name
     * @param function makes the C function pointer
     * @param flags the {@code METH_} flags
     * @param doc the docstring, or null
     */
    public record Method(String name, ToLongFunction<Arena> function, int flags, String doc) {}

    /**
     * Allocates a table that lives as long as the process.
     *
     * @param methods its entries; the one that ends the table is added
     * @return its address ({@code PyMethodDef *})
     */
    public static long of(Method... methods) {
        return in(Arena.global(), methods);
    }

    /**
     * Allocates a table with a life of its own: CPython keeps pointers to it, and to its functions, from all that is made
     * of it.
     *
     * @param arena how long the table and its functions live
     * @param methods its entries; the one that ends the table is added
     * @return its address ({@code PyMethodDef *})
     */
    public static long in(Arena arena, Method... methods) {
        return Tables.allocate(arena, PyMethodDef.sizeof(), List.of(methods), (entry, method) -> {
            PyMethodDef.ml_name(entry, Tables.utf8(arena, method.name));
            PyMethodDef.ml_meth(entry, method.function.applyAsLong(arena));
            PyMethodDef.ml_flags(entry, method.flags);
            PyMethodDef.ml_doc(entry, Tables.utf8(arena, method.doc));
        });
    }

    /**
     * A method with {@code METH_VARARGS}, {@code METH_O} or {@code METH_NOARGS}.
     *
     * @param name the Python name
     * @param function {@code (self, args)}
     * @param flags one of the three, and {@code METH_CLASS}, {@code METH_STATIC} or {@code METH_COEXIST}
     * @param doc the docstring, or null
     * @return the entry
     * @throws IllegalArgumentException if the flags don't go with the function
     */
    public static Method method(String name, PyCFunction function, int flags, String doc) {
        return entry(name, Convention.PLAIN, arena -> PyCFunction.address(function, arena), flags, doc);
    }

    /**
     * A method with {@code METH_VARARGS | METH_KEYWORDS}.
     *
     * @param name the Python name
     * @param function {@code (self, args, kwargs)}
     * @param flags these, and {@code METH_CLASS}, {@code METH_STATIC} or {@code METH_COEXIST}
     * @param doc the docstring, or null
     * @return the entry
     * @throws IllegalArgumentException if the flags don't go with the function
     */
    public static Method method(String name, PyCFunctionWithKeywords function, int flags, String doc) {
        return entry(name, Convention.KEYWORDS, arena -> PyCFunctionWithKeywords.address(function, arena), flags, doc);
    }

    /**
     * A method with {@code METH_FASTCALL}.
     *
     * @param name the Python name
     * @param function {@code (self, args, nargs)}
     * @param flags this, and {@code METH_CLASS}, {@code METH_STATIC} or {@code METH_COEXIST}
     * @param doc the docstring, or null
     * @return the entry
     * @throws IllegalArgumentException if the flags don't go with the function
     */
    public static Method method(String name, PyCFunctionFast function, int flags, String doc) {
        return entry(name, Convention.FAST, arena -> PyCFunctionFast.address(function, arena), flags, doc);
    }

    /**
     * A method with {@code METH_FASTCALL | METH_KEYWORDS}.
     *
     * @param name the Python name
     * @param function {@code (self, args, nargs, kwnames)}
     * @param flags these, and {@code METH_CLASS}, {@code METH_STATIC} or {@code METH_COEXIST}
     * @param doc the docstring, or null
     * @return the entry
     * @throws IllegalArgumentException if the flags don't go with the function
     */
    public static Method method(String name, PyCFunctionFastWithKeywords function, int flags, String doc) {
        return entry(name, Convention.FAST_KEYWORDS, arena -> PyCFunctionFastWithKeywords.address(function, arena), flags, doc);
    }

    /**
     * A method of a type with {@code METH_METHOD | METH_FASTCALL | METH_KEYWORDS}.
     *
     * @param name the Python name
     * @param function {@code (self, defining_class, args, nargs, kwnames)}
     * @param flags these, and {@code METH_CLASS} or {@code METH_COEXIST}
     * @param doc the docstring, or null
     * @return the entry
     * @throws IllegalArgumentException if the flags don't go with the function
     */
    public static Method method(String name, PyCMethod function, int flags, String doc) {
        return entry(name, Convention.METHOD, arena -> PyCMethod.address(function, arena), flags, doc);
    }

    private static Method entry(String name, Convention given, ToLongFunction<Arena> function, int flags, String doc) {
        Objects.requireNonNull(name, "a method's name");
        Convention wanted = Convention.of(flags & ~BINDING);
        if (wanted == null) {
            throw wrong(name, flags, "no calling convention; " + given.needs());
        }
        if (wanted != given) {
            throw wrong(name, flags, wanted.takes() + ", but the function is a " + given.type + "; " + given.needs());
        }
        if ((flags & (METH_CLASS | METH_STATIC)) == (METH_CLASS | METH_STATIC)) {
            throw wrong(name, flags, "METH_CLASS and METH_STATIC exclude each other");
        }
        if ((flags & METH_STATIC) != 0 && given == Convention.METHOD) {
            throw wrong(name, flags, "a static method is not told its class; leave out METH_METHOD or METH_STATIC");
        }
        return new Method(name, function, flags, doc);
    }

    private static IllegalArgumentException wrong(String name, int flags, String problem) {
        return new IllegalArgumentException("method '" + name + "' with flags " + Convention.text(flags) + ": " + problem);
    }

    /** What C calls for which flags. */
    private enum Convention {
        PLAIN("PyCFunction", "(self, args)", METH_VARARGS, METH_O, METH_NOARGS),
        KEYWORDS("PyCFunctionWithKeywords", "(self, args, kwargs)", METH_VARARGS | METH_KEYWORDS),
        FAST("PyCFunctionFast", "(self, args, nargs)", METH_FASTCALL),
        FAST_KEYWORDS("PyCFunctionFastWithKeywords", "(self, args, nargs, kwnames)", METH_FASTCALL | METH_KEYWORDS),
        METHOD("PyCMethod", "(self, defining_class, args, nargs, kwnames)", METH_METHOD | METH_FASTCALL | METH_KEYWORDS);

        private final String type;
        private final String signature;
        private final List<Integer> flags;

        Convention(String type, String signature, Integer... flags) {
            this.type = type;
            this.signature = signature;
            this.flags = List.of(flags);
        }

        /** The convention of these flags, or null. */
        static Convention of(int flags) {
            for (Convention convention : values()) {
                if (convention.flags.contains(flags)) {
                    return convention;
                }
            }
            return null;
        }

        String takes() {
            return "takes a " + type + " " + signature;
        }

        String needs() {
            String alternatives = String.join(", ", flags.stream().map(Convention::text).toList());
            return "a " + type + " " + signature + " needs " + alternatives.replaceFirst(", (?!.*, )", " or ");
        }

        private static String text(int flags) {
            StringBuilder names = new StringBuilder();
            int rest = flags;
            for (Flag flag : FLAGS) {
                if ((rest & flag.value) != 0) {
                    names.append(names.isEmpty() ? "" : " | ").append(flag.name);
                    rest &= ~flag.value;
                }
            }
            if (rest != 0 || names.isEmpty()) {
                names.append(names.isEmpty() ? "" : " | ").append("0x").append(Integer.toHexString(rest));
            }
            return names.toString();
        }
    }

    private record Flag(int value, String name) {}

    private static final List<Flag> FLAGS = List.of(
            new Flag(METH_METHOD, "METH_METHOD"), new Flag(METH_VARARGS, "METH_VARARGS"),
            new Flag(METH_FASTCALL, "METH_FASTCALL"), new Flag(METH_KEYWORDS, "METH_KEYWORDS"),
            new Flag(METH_NOARGS, "METH_NOARGS"), new Flag(METH_O, "METH_O"), new Flag(METH_CLASS, "METH_CLASS"),
            new Flag(METH_STATIC, "METH_STATIC"), new Flag(METH_COEXIST, "METH_COEXIST"));
}
