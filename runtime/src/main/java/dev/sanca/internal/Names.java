package dev.sanca.internal;

import static dev.sanca.capi.Python.*;

import java.util.concurrent.ConcurrentHashMap;

/** The interned str objects of names that Java code uses for attributes, methods and keywords: made once for each interpreter. */
public final class Names {
    /** Names come from source code, so they are few; beyond this they come from data, and are not kept. */
    private static final int MAX = 4096;

    private final ConcurrentHashMap<String, Long> known = new ConcurrentHashMap<>();

    private Names() {}

    /** The str of a name: a new reference. Attached. */
    public static long of(InterpreterState state, String name) {
        Names names = state.local(Names.class, _ -> new Names());
        Long pointer = names.known.get(name);
        return pointer != null ? Py_NewRef(pointer) : names.make(name);
    }

    private long make(String name) {
        long[] text = {Objects.check(Text.toPython(name))};
        PyUnicode_InternInPlace(text);
        if (known.size() < MAX && known.putIfAbsent(name, text[0]) == null) {
            Py_INCREF(text[0]);
        }
        return text[0];
    }
}
