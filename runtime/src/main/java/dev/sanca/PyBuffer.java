package dev.sanca;

import dev.sanca.internal.Access;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Objects;
import dev.sanca.internal.buffer.BufferCopies;
import dev.sanca.internal.buffer.BufferLease;
import dev.sanca.internal.buffer.BufferViews;
import dev.sanca.internal.buffer.ElementFormat;
import dev.sanca.internal.buffer.JavaArrays;
import dev.sanca.internal.buffer.NdLayout;
import java.lang.foreign.MemorySegment;
import java.lang.ref.Reference;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.DoubleBuffer;
import java.util.Arrays;

/**
 * A view of the memory of a Python object, such as an array of NumPy: the elements themselves, not a copy.
 *
 * {@snippet :
 * try (PyBuffer image = np.call("zeros", List.of(480, 640)).buffer()) {
 *     image.setDouble(0.5, 10, 20);             // the array of NumPy changes
 *     DoubleBuffer all = image.asDoubleBuffer();
 *     double[][] copy = image.to(double[][].class);
 * }
 * }
 *
 * <p>An array has any number of dimensions, and its elements may be anywhere: {@code a[::-2]} and {@code a.T} of NumPy are views of the same
 * memory with other {@linkplain #strides strides}. Methods with indices and methods that copy take account of that; those that give the
 * whole memory say what they want.
 *
 * <p><b>Lifetime.</b> The Python object stays alive and its memory in place until the view is closed (a {@code bytearray} that is viewed
 * refuses to be resized). Closing makes all segments and buffers that were obtained from the view unusable, on all threads: they throw
 * {@link IllegalStateException} from then on. A view that nobody closes is closed at the end of its {@link Scope}, or after the garbage
 * collector found it and all its segments and buffers unused, or with its interpreter.
 *
 * <p><b>Threads.</b> Usable on any platform thread. Reading and writing elements does not need the GIL and does not exclude Python code that
 * does the same: who writes while others read takes care of that himself.
 *
 * @see <a href="https://docs.python.org/3.14/c-api/buffer.html">Buffer Protocol</a>
 * @see <a href="https://peps.python.org/pep-3118/">PEP 3118</a>
 */
public final class PyBuffer implements AutoCloseable {
    /** A segment costs about as much as so many accesses without one, since closing it makes all threads of the JVM meet. */
    private static final int FEW = 1000;

    private final BufferLease lease;
    private final BufferLease.Token token;
    private final NdLayout layout;
    private final ElementFormat format;
    /** Null until it is asked for. */
    private volatile MemorySegment memory;
    /** The elements accessed before there was a segment. Guarded by the GIL. */
    private int accesses;

    PyBuffer(BufferLease lease, BufferLease.Token token) {
        this.lease = lease;
        this.token = token;
        this.layout = lease.layout();
        this.format = lease.format();
    }

    BufferLease lease() {
        return lease;
    }

    /**
     * Views an object's memory: by the buffer protocol if the object has it, else by DLPack (on the CPU), else by
     * {@code __array_interface__}.
     *
     * @param object the object; it may be closed while the view is open
     * @return the view, to be closed by the caller
     * @throws PythonException {@code TypeError} if the object has no such protocol, {@code BufferError} if it does not give its memory
     */
    public static PyBuffer of(PyObject object) {
        InterpreterState state = Access.get().reference(object).owner();
        int entered = state.enter();
        try {
            return BufferLease.acquire(state, Objects.pointer(state, object), Access.get()::buffer);
        } finally {
            state.exit(entered);
            Reference.reachabilityFence(object);
        }
    }

    /**
     * The Python object whose memory this is.
     *
     * @return a new reference, owned by the caller
     * @throws IllegalStateException if this view is closed
     */
    public PyObject object() {
        return attached(() -> Objects.borrowed(lease.owner(), lease.exporter()));
    }

    /**
     * The number of dimensions.
     *
     * @return 0 for a single element
     */
    public int rank() {
        return layout.shape().length;
    }

    /**
     * The number of elements in each dimension.
     *
     * @return a new array
     */
    public long[] shape() {
        return layout.shape().clone();
    }

    /**
     * The distance between neighbours in each dimension.
     *
     * @return bytes, negative where the elements are in reverse order; a new array
     */
    public long[] strides() {
        return layout.strides().clone();
    }

    /**
     * What an element is, as the module {@code struct} writes it.
     *
     * @return such as {@code "d"} for a double, {@code ">i"} for a big-endian int
     * @see <a href="https://docs.python.org/3.14/library/struct.html#format-characters">Format characters</a>
     */
    public String format() {
        return format.text();
    }

    /**
     * The size of an element.
     *
     * @return bytes
     */
    public int itemSize() {
        return layout.itemSize();
    }

    /**
     * The number of elements.
     *
     * @return the product of the {@link #shape}
     */
    public long size() {
        return BufferViews.count(layout);
    }

    /**
     * Whether the elements must not be written, as those of {@code bytes}.
     *
     * @return true if all that write throw
     */
    public boolean isReadOnly() {
        return lease.isReadOnly();
    }

    /**
     * Whether the elements lie one after the other, the last index running fastest, as C and NumPy have it by default.
     *
     * @return true for {@code flags.c_contiguous}
     */
    public boolean isContiguous() {
        return BufferViews.isContiguous(layout);
    }

    /**
     * Whether the elements lie one after the other, the first index running fastest, as Fortran has it.
     *
     * @return true for {@code flags.f_contiguous}
     */
    public boolean isFortranContiguous() {
        return BufferViews.isFortranContiguous(layout);
    }

    /**
     * All the memory in which the elements are, from the lowest byte to the highest. If the elements are {@linkplain #isContiguous
     * contiguous}, that is the elements one after the other; else {@link #offset} says where each of them is.
     *
     * @return a segment that can be used on any thread until this view is closed; read-only if the view is
     * @throws IllegalStateException if this view is closed
     */
    public MemorySegment segment() {
        MemorySegment known = memory;
        return known != null ? known : attached(() -> memory = lease.guarded(token));
    }

    /**
     * Where an element is in the {@link #segment}.
     *
     * @param indices one for each dimension, from 0 on
     * @return bytes from the beginning of the segment
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public long offset(long... indices) {
        return BufferViews.offset(layout, java.util.Objects.requireNonNull(indices, "indices"));
    }

    /**
     * The memory as a buffer of {@code java.nio}, of bytes in the machine's order or of the elements.
     *
     * @param type {@code ByteBuffer.class} for any elements; {@code DoubleBuffer.class} and its like for elements of that Java type
     * @param <B>  the type of the buffer
     * @return a buffer that shares the memory, can be used on any thread until this view is closed, and is read-only if the view is
     * @throws IllegalStateException    if this view is closed, or the elements are not {@linkplain #isContiguous contiguous}: {@link #to}
     *                                  copies them
     * @throws IllegalArgumentException if the elements are of another type, or more than a buffer can have
     */
    public <B extends Buffer> B as(Class<B> type) {
        java.util.Objects.requireNonNull(type, "type");
        return BufferViews.buffer(segment(), layout, format, type);
    }

    /**
     * {@code as(ByteBuffer.class)}.
     *
     * @return the bytes of the elements
     */
    public ByteBuffer asByteBuffer() {
        return as(ByteBuffer.class);
    }

    /**
     * {@code as(DoubleBuffer.class)}.
     *
     * @return the elements, which must be float64
     */
    public DoubleBuffer asDoubleBuffer() {
        return as(DoubleBuffer.class);
    }

    /**
     * Copies the elements to a new Java array: {@code double[][] matrix = view.to(double[][].class)}.
     *
     * <p>Elements of the same type are copied at the speed of memory, others are converted one by one. Bytes, signed or not, go to a
     * {@code byte[]} as they are.
     *
     * @param type an array, of any rank, of a primitive type: either with as many dimensions as this, or with one, which takes the elements
     *             with the last index running fastest
     * @param <T>  the type of the array
     * @return a new array
     * @throws IllegalStateException if this view is closed
     * @throws ConversionException   if the elements are of another kind, or the array has neither 1 nor {@link #rank} dimensions
     * @throws ArithmeticException   if an element does not fit the type of the array
     */
    public <T> T to(Class<T> type) {
        if (!JavaArrays.isPrimitiveArray(java.util.Objects.requireNonNull(type, "type"))) {
            throw new IllegalArgumentException("The elements are copied to an array of primitives, not a " + type.getTypeName() + ".");
        }
        boolean flat = type.getComponentType().isPrimitive();
        return type.cast(attached(() -> flat ? BufferCopies.flatArray(lease, type) : BufferCopies.array(lease, type)));
    }

    /**
     * Copies the elements to memory, the last index running fastest.
     *
     * @param target where they go, from its beginning on
     * @throws IllegalStateException    if this view is closed
     * @throws IllegalArgumentException if the target is too small
     */
    public void copyTo(MemorySegment target) {
        java.util.Objects.requireNonNull(target, "target");
        attached(() -> {
            BufferCopies.copyTo(lease, target);
            return null;
        });
    }

    /**
     * Replaces all elements.
     *
     * @param source the bytes of the new ones, from its beginning on, the last index running fastest
     * @throws IllegalStateException    if this view is closed, or read-only
     * @throws IllegalArgumentException if the source is too small
     */
    public void copyFrom(MemorySegment source) {
        java.util.Objects.requireNonNull(source, "source");
        attached(() -> {
            BufferCopies.copyFrom(lease, source);
            return null;
        });
    }

    /**
     * Replaces all elements.
     *
     * @param array a Java array of the same shape and type of elements: a {@code double[][]} for two dimensions of float64
     * @throws IllegalStateException    if this view is closed, or read-only
     * @throws IllegalArgumentException if the array is of another type or shape
     */
    public void copyFrom(Object array) {
        attached(() -> {
            BufferCopies.copyFrom(lease, java.util.Objects.requireNonNull(array, "array"));
            return null;
        });
    }

    /**
     * An element as a Java object.
     *
     * @param indices one for each dimension, from 0 on
     * @return a Boolean; a Long, or a BigInteger for what is too large for that; a Double; a {@code double[]} with the two parts of a
     *         complex number; a {@code byte[]} for anything else
     * @throws IllegalStateException     if this view is closed
     * @throws IndexOutOfBoundsException if there is no such element
     */
    public Object get(long... indices) {
        long at = offset(indices);
        MemorySegment known = memory;
        return known != null ? format.get(known, at) : attached(() -> format.get(reach(), at));
    }

    /**
     * A number out of an array of any rank.
     *
     * @param indices one for each dimension, from 0 on
     * @return the element, an integer too
     * @throws IllegalStateException     if this view is closed
     * @throws IndexOutOfBoundsException if there is no such element
     * @throws ConversionException       if the elements are no real numbers
     * @throws ArithmeticException       if the element is an integer that no double has exactly
     */
    public double getDouble(long... indices) {
        long at = offset(indices);
        MemorySegment known = memory;
        return known != null ? format.getDouble(known, at) : attached(() -> format.getDouble(reach(), at));
    }

    /**
     * {@link #getDouble(long...)} for one dimension.
     *
     * @param i the index, from 0 on
     * @return the element
     */
    public double getDouble(long i) {
        long at = BufferViews.offset(layout, i);
        MemorySegment known = memory;
        return known != null ? format.getDouble(known, at) : attached(() -> format.getDouble(reach(), at));
    }

    /**
     * {@link #getDouble(long...)} for two dimensions.
     *
     * @param i the first index, from 0 on
     * @param j the second index, from 0 on
     * @return the element
     */
    public double getDouble(long i, long j) {
        long at = BufferViews.offset(layout, i, j);
        MemorySegment known = memory;
        return known != null ? format.getDouble(known, at) : attached(() -> format.getDouble(reach(), at));
    }

    /**
     * An integer out of an array of any rank.
     *
     * @param indices one for each dimension, from 0 on
     * @return the element; 0 or 1 for a bool
     * @throws IllegalStateException     if this view is closed
     * @throws IndexOutOfBoundsException if there is no such element
     * @throws ConversionException       if the elements are no integers
     * @throws ArithmeticException       if the element is too large for a long
     */
    public long getLong(long... indices) {
        long at = offset(indices);
        MemorySegment known = memory;
        return known != null ? format.getLong(known, at) : attached(() -> format.getLong(reach(), at));
    }

    /**
     * Writes a number.
     *
     * @param value   the new element; rounded if the elements are floats of less precision
     * @param indices one for each dimension, from 0 on
     * @throws IllegalStateException         if this view is closed
     * @throws IllegalArgumentException      if this view is read-only
     * @throws IndexOutOfBoundsException     if there is no such element
     * @throws ConversionException           if the elements are no numbers
     * @throws ArithmeticException           if the elements are integers and the value is not one that fits
     */
    public void setDouble(double value, long... indices) {
        long at = offset(indices);
        MemorySegment known = memory;
        if (known != null) {
            format.setDouble(known, at, value);
        } else {
            attached(() -> {
                format.setDouble(reach(), at, value);
                return null;
            });
        }
    }

    /**
     * Writes an integer.
     *
     * @param value   the new element
     * @param indices one for each dimension, from 0 on
     * @throws IllegalStateException         if this view is closed
     * @throws IllegalArgumentException      if this view is read-only
     * @throws IndexOutOfBoundsException     if there is no such element
     * @throws ConversionException           if the elements are no numbers
     * @throws ArithmeticException           if the value does not fit the elements
     */
    public void setLong(long value, long... indices) {
        long at = offset(indices);
        MemorySegment known = memory;
        if (known != null) {
            format.setLong(known, at, value);
        } else {
            attached(() -> {
                format.setLong(reach(), at, value);
                return null;
            });
        }
    }

    /**
     * Whether the view can be used.
     *
     * @return false after {@link #close}, or after the interpreter was closed
     */
    public boolean isOpen() {
        return !lease.owner().isClosing() && attached(lease::isOpen);
    }

    /**
     * Ends the view: segments and buffers obtained from it are unusable from now on, on all threads. The Python object is let go.
     *
     * @throws IllegalStateException if this view is closed already, or a native call or an input or output operation of another thread is
     *                               using its memory: nothing is changed then. Not if the interpreter is closed, which closes all views
     */
    @Override
    public void close() {
        if (lease.owner().isClosed()) {
            return;
        }
        attached(() -> {
            lease.pointer();
            lease.revoke();
            lease.close();
            return null;
        });
    }

    /** The memory for one access. Attached. */
    private MemorySegment reach() {
        if (++accesses < FEW) {
            return lease.unguarded();
        }
        MemorySegment segment = lease.guarded(token);
        memory = segment;
        return segment;
    }

    /** What is done attached. */
    private interface Operation<T> {
        T run();
    }

    private <T> T attached(Operation<T> operation) {
        InterpreterState state = lease.owner();
        int entered = state.enter();
        try {
            return operation.run();
        } finally {
            state.exit(entered);
            Reference.reachabilityFence(token);
        }
    }

    /** {@return type and shape, such as {@code float64[480, 640]}} */
    @Override
    public String toString() {
        return format.describe() + Arrays.toString(layout.shape());
    }
}
