package dev.sanca.examples.extension;

import dev.sanca.extension.Interpreters;
import dev.sanca.extension.PyClass;
import dev.sanca.extension.PyException;
import dev.sanca.extension.PyFunction;
import dev.sanca.extension.PyInit;
import dev.sanca.extension.PyMethod;
import dev.sanca.extension.PyModule;
import dev.sanca.extension.PyModuleCleanup;
import dev.sanca.extension.PyModuleInit;
import java.lang.ref.WeakReference;

/** One of each, to be imported again and again, in several interpreters. */
@PyModule(name = "small", interpreters = Interpreters.OWN_GIL, gilNeeded = false)
final class Small {
    private static int inits;
    private static int cleanups;
    private static WeakReference<Box> last;
    private static final Box SHARED = new Box(9);

    private Small() {}

    @PyModuleInit
    static void init() {
        inits++;
    }

    @PyModuleCleanup
    static void cleanup() {
        cleanups++;
    }

    @PyClass
    static class Box {
        private final long content;

        @PyInit
        Box(long content) {
            this.content = content;
            last = new WeakReference<>(this);
        }

        @PyMethod
        long open() throws BoxException {
            if (content < 0) {
                throw new BoxException();
            }
            return content;
        }
    }

    @PyClass
    enum Size { SMALL, LARGE }

    @PyException
    static final class BoxException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    @PyFunction
    static Box shared() {
        return SHARED;
    }

    /** Whether the Java object of the last box is collected. */
    @PyFunction
    static boolean lastIsGone() {
        for (int i = 0; i < 20 && last.get() != null; i++) {
            System.gc();
        }
        return last.get() == null;
    }

    @PyFunction
    static Size other(Size size) {
        return size == Size.SMALL ? Size.LARGE : Size.SMALL;
    }

    @PyFunction
    static int inits() {
        return inits;
    }

    @PyFunction
    static int cleanups() {
        return cleanups;
    }
}
