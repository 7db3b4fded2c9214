package dev.sanca.internal.buffer;

import static dev.sanca.capi.Python.*;

import dev.sanca.capi.internal.Native;
import dev.sanca.internal.InterpreterState;
import dev.sanca.internal.Reference;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.ref.WeakReference;

/**
 * A hold on a Python object's memory, and the guard that makes Java's segments of it unusable before it ends.
 *
 * <p>The guard is a shared arena, made when the first segment is handed out: closing one makes all threads of the JVM meet, which takes
 * tens of microseconds. Whatever does not hand out memory goes without. What the garbage collector must find unused before the hold may end
 * is a token that both the public view and the segments keep reachable.
 */
public final class BufferLease extends Reference {
    private static final Logger LOG = System.getLogger(BufferLease.class.getName());

    private final AcquiredMemory memory;
    /** Weak, because this is reachable as long as the hold lasts. */
    private final WeakReference<Token> token;

    /** What is reachable as long as the memory is in use. */
    public static final class Token {
        /** Guarded by the GIL; null until there is a segment. */
        private Arena arena;

        private Token() {}
    }

    private BufferLease(Token token, InterpreterState owner, AcquiredMemory memory) {
        super(token, owner, memory.handle());
        this.memory = memory;
        this.token = new WeakReference<>(token);
    }

    /**
     * Holds an object's memory. Attached.
     *
     * @param o   borrowed
     * @param use what is to be done with the hold before its token is let go
     */
    public static <T> T acquire(InterpreterState state, long o, java.util.function.BiFunction<BufferLease, Token, T> use) {
        AcquiredMemory memory = AcquiredMemory.of(o);
        Token token = new Token();
        return use.apply(new BufferLease(token, state, memory), token);
    }

    /** Where the elements are. */
    public NdLayout layout() {
        return memory.layout();
    }

    /** What the elements are. */
    public ElementFormat format() {
        return memory.format();
    }

    /** Whether the memory must not be written. */
    public boolean isReadOnly() {
        return memory.readOnly();
    }

    /** The object whose memory it is: borrowed. Attached. */
    public long exporter() {
        pointer();
        return memory.exporter();
    }

    /** The memory for work that ends before the thread detaches or runs Python code. Attached. */
    public MemorySegment unguarded() {
        pointer();
        return memory.unguarded();
    }

    /** The memory for anyone, unusable when the hold ends. Attached. */
    public MemorySegment guarded(Token live) {
        pointer();
        if (live.arena == null) {
            live.arena = Arena.ofShared();
        }
        MemorySegment segment = Native.scoped(memory.start(), memory.layout().span(), live.arena, live);
        return memory.readOnly() ? segment.asReadOnly() : segment;
    }

    /**
     * Makes the segments unusable. Attached.
     *
     * @throws IllegalStateException if a native call or an input or output operation is using one
     */
    public void revoke() {
        Token live = token.get();
        if (live != null && live.arena != null && live.arena.scope().isAlive()) {
            live.arena.close();
        }
    }

    private boolean tryRevoke() {
        try {
            revoke();
            return true;
        } catch (IllegalStateException inUse) {
            LOG.log(Level.WARNING, "Memory of a Python object is in use by another thread; it is never released", inUse);
            return false;
        }
    }

    @Override
    protected void giveBack(long last) {
        if (tryRevoke()) {
            memory.release().run();
        }
    }

    @Override
    protected void beforeFinalisation() {
        close();
    }

    @Override
    protected void abandoned() {
        tryRevoke();
    }
}
