package dev.sanca.packager.setup;

/** Whose reading of a Setup file. */
public enum Dialect {
    /** Exactly what CPython's script reads, its accidents included. */
    CPYTHON,

    /**
     * The same, and Java words; a last line without newline counts, and CRLF line ends are line ends. In files that
     * CPython's script accepts in full, nothing else changes its meaning.
     */
    SANCA
}
