package dev.sanca.internal.buffer;

final class DlpackExport {
    static long capsule(long self, boolean versioned) { throw new UnsupportedOperationException(); }
}
