package dev.sanca.tests.abi;

import dev.sanca.capigen.Spec.Struct;
import java.util.LinkedHashMap;
import java.util.Map;

/** Layouts in the form in which {@link CPrograms#layouts} gives C's. */
final class SpecLayouts {
    private SpecLayouts() {}

    static Map<String, Long> flat(Map<Struct, SpecLayout.Layout> structs) {
        Map<String, Long> numbers = new LinkedHashMap<>();
        structs.forEach((struct, layout) -> {
            numbers.put(struct.name(), layout.size());
            layout.offsets().forEach((member, offset) -> numbers.put(struct.name() + "." + member, offset));
        });
        return numbers;
    }
}
