package dev.sanca.capi.internal.format;

import java.util.List;

/** One conversion of a {@code printf}-like format: the arguments of its {@code *}s, then its own. */
record Conversion(String code, List<Values> values) implements Unit {
    @Override
    public int arguments() {
        return values.stream().mapToInt(Values::count).sum();
    }

    @Override
    public void bind(Frame frame, int first) {
        int index = first;
        for (Values value : values) {
            value.bind(frame, index);
            index += value.count();
        }
    }
}
