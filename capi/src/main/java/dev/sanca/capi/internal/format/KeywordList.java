package dev.sanca.capi.internal.format;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** The parameter names of {@code PyArg_ParseTupleAndKeywords} as a C array that ends in NULL; made once per list. */
final class KeywordList {
    private static final FormatCache<List<String>, KeywordList> CACHE = new FormatCache<>(KeywordList::new);

    private final MemorySegment pointers;

    private KeywordList(List<String> names) {
        Arena arena = Arena.ofAuto();
        pointers = arena.allocate(ValueLayout.JAVA_LONG, names.size() + 1L);
        for (int i = 0; i < names.size(); i++) {
            MemorySegment name = arena.allocateFrom(names.get(i), StandardCharsets.UTF_8);
            pointers.setAtIndex(ValueLayout.JAVA_LONG, i, name.address());
        }
    }

    /**
     * The list of these names; a null at the end is what C has there and may be left out.
     *
     * @throws IllegalArgumentException if a name is null or cannot be a C string
     */
    static KeywordList of(String[] names) {
        List<String> list = Arrays.asList(names);
        boolean terminated = names.length > 0 && names[names.length - 1] == null;
        return CACHE.get(terminated ? list.subList(0, names.length - 1) : list, KeywordList::checked);
    }

    private static List<String> checked(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (name == null || name.indexOf(0) >= 0 || Text.utf8(name).isEmpty()) {
                throw new IllegalArgumentException(
                        "keyword " + (i + 1) + " has to be a name without NUL and lone surrogates, got " + name);
            }
        }
        return List.copyOf(names);
    }

    /** The address of the array; valid while this object is reachable. */
    long address() {
        return pointers.address();
    }
}
