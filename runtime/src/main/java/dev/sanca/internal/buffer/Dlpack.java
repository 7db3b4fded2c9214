package dev.sanca.internal.buffer;

import dev.sanca.internal.buffer.ElementFormat.Kind;
import java.util.Map;

/**
 * The structs of DLPack, which array libraries exchange memory by.
 *
 * @see <a href="https://dmlc.github.io/dlpack/latest/c_api.html">DLPack C API</a>
 * @see <a href="https://dmlc.github.io/dlpack/latest/python_spec.html">DLPack in Python</a>
 */
final class Dlpack {
    /** {@code kDLCPU}. */
    static final int CPU = 1;
    static final int MAJOR_VERSION = 1;
    /** {@code DLPACK_FLAG_BITMASK_READ_ONLY}. */
    static final long READ_ONLY = 1;

    /** Members of {@code DLTensor}. */
    static final long DATA = 0;
    static final long DEVICE_TYPE = 8;
    static final long NDIM = 16;
    static final long CODE = 20;
    static final long BITS = 21;
    static final long LANES = 22;
    static final long SHAPE = 24;
    static final long STRIDES = 32;
    static final long BYTE_OFFSET = 40;

    private static final Map<Kind, Integer> CODES = Map.of(Kind.INT, 0, Kind.UINT, 1, Kind.FLOAT, 2, Kind.COMPLEX, 5, Kind.BOOL, 6);

    private Dlpack() {}

    /**
     * One of the two structs around a tensor.
     *
     * @param name    of a capsule that holds one
     * @param used    of a capsule that held one
     * @param size    bytes
     * @param tensor  where in it the {@code DLTensor} is
     * @param context where {@code manager_ctx} is
     * @param deleter where {@code deleter} is
     * @param flags   where {@code flags} is; negative if there are none
     */
    record Managed(String name, String used, long size, long tensor, long context, long deleter, long flags) {
        /** {@code DLManagedTensor}, before version 1. */
        static final Managed UNVERSIONED = new Managed("dltensor", "used_dltensor", 64, 0, 48, 56, -1);
        /** {@code DLManagedTensorVersioned}. */
        static final Managed VERSIONED = new Managed("dltensor_versioned", "used_dltensor_versioned", 80, 32, 8, 16, 24);
    }

    /** The code of a type; negative if DLPack has none. */
    static int code(ElementFormat format) {
        return format.isNativeOrder() ? CODES.getOrDefault(format.kind(), -1) : -1;
    }

    /** The format of a type; null if it is not one number of whole bytes that Java knows. */
    static ElementFormat format(int code, int bits, int lanes) {
        if (lanes != 1 || bits % 8 != 0) {
            return null;
        }
        return CODES.entrySet().stream()
                .filter(entry -> entry.getValue() == code)
                .map(entry -> ElementFormat.ofKind("", entry.getKey(), bits / 8))
                .filter(format -> format.kind() != Kind.RAW)
                .findFirst()
                .orElse(null);
    }
}
