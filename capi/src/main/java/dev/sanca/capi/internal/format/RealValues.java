package dev.sanca.capi.internal.format;

/** A double; whole numbers that a double holds exactly fit as well. */
final class RealValues extends Values {
    private static final String WANTS = "a double or float";

    @Override
    int count() {
        return 1;
    }

    @Override
    void bind(Frame frame, int first) {
        frame.real(
                switch (frame.given(first)) {
                    case Double d -> d;
                    case Float f -> f;
                    case Integer i -> i;
                    case Short s -> s;
                    case Byte b -> b;
                    case null, default -> throw frame.misfit(first, WANTS);
                });
    }

    @Override
    void pad(Frame frame) {
        frame.real(0);
    }
}
