package dev.sanca.capi.internal;

/**
 * What a C function pointer calls.
 *
 * <p>A record, since the JIT compiler takes its fields for constants: the pointer's code holds the record, so the function is inlined.
 *
 * @param function an instance of the functional interface that the entry in {@link CallbackEntries} is for
 * @param as what C takes it for
 */
record JavaFunction(Object function, CallbackType as) {}
