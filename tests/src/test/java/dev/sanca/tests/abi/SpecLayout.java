package dev.sanca.tests.abi;

import dev.sanca.capi.PyVersion;
import dev.sanca.capigen.Spec;
import dev.sanca.capigen.Spec.Field;
import dev.sanca.capigen.Spec.Struct;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The layouts of the spec's structs in one CPython version, by C's rule of natural alignment. */
final class SpecLayout {
    private static final String SYSTEM = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    private static final Map<String, Integer> SIZES = Map.ofEntries(
            Map.entry("char", 1),
            Map.entry("unsigned char", 1),
            Map.entry("int8_t", 1),
            Map.entry("uint8_t", 1),
            Map.entry("uint16_t", 2),
            Map.entry("int", 4),
            Map.entry("unsigned int", 4),
            Map.entry("uint32_t", 4),
            Map.entry("long", 8),
            Map.entry("unsigned long", 8),
            Map.entry("double", 8),
            Map.entry("int64_t", 8),
            Map.entry("Py_ssize_t", 8),
            Map.entry("Py_hash_t", 8),
            Map.entry("uintptr_t", 8),
            Map.entry("Py_uintptr_t", 8));

    private final Spec spec;
    private final PyVersion version;
    private final Set<String> build;

    SpecLayout(Spec spec, PyVersion version, boolean freeThreaded, boolean debug) {
        this.spec = spec;
        this.version = version;
        this.build = Set.of(freeThreaded ? "free-threaded" : "gil", debug ? "debug" : "release");
    }

    /**
     * Where the members of a struct are.
     *
     * @param offsets the offset of each member this version has, by name
     * @param size the size of the struct
     * @param alignment its alignment
     */
    record Layout(Map<String, Long> offsets, long size, long alignment) {}

    Layout of(Struct struct) {
        Map<String, Long> offsets = new LinkedHashMap<>();
        long end = 0;
        long alignment = 1;
        for (Field field : struct.fields()) {
            if (!exists(field)) {
                continue;
            }
            Layout member = memberOf(field);
            long at = align(end, member.alignment());
            offsets.put(field.declaration().name(), at);
            end = at + member.size() * Math.max(1, field.arrayLength());
            alignment = Math.max(alignment, member.alignment());
        }
        return new Layout(offsets, align(end, alignment), alignment);
    }

    private Layout memberOf(Field field) {
        String type = field.declaration().type().text();
        if (type.endsWith("*") || spec.callbacks().stream().anyMatch(c -> c.name().equals(type))) {
            return scalar(8);
        }
        if (SIZES.containsKey(type)) {
            return scalar(SIZES.get(type));
        }
        return of(spec.structs().stream()
                .filter(s -> s.name().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("unknown type of a struct member: " + type)));
    }

    private static Layout scalar(int size) {
        return new Layout(Map.of(), size, size);
    }

    private static long align(long offset, long alignment) {
        return (offset + alignment - 1) / alignment * alignment;
    }

    private boolean exists(Field field) {
        return (field.only() == null || build.contains(field.only()) || SYSTEM.startsWith(field.only()))
                && (field.since() == null || minor(field.since()) <= version.minor())
                && (field.until() == null || minor(field.until()) >= version.minor());
    }

    private static int minor(String version) {
        return PyVersion.parse(version).minor();
    }
}
