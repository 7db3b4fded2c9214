package dev.sanca.examples.extension;

import dev.sanca.extension.Interpreters;
import dev.sanca.extension.PyClass;
import dev.sanca.extension.PyConstant;
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
    enum Size {
        SMALL, LARGE;

        @PyMethod
        boolean isLarge() {
            return this == LARGE;
        }
    }

    @PyException
    public static final class BoxException extends Exception {
        private static final long serialVersionUID = 1L;

        BoxException() {}

        public BoxException(String message) {
            super(message);
        }

        BoxException(String message, Throwable cause) {
            super(message, cause);
        }
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

    private static BoxException thrown;

    /** Throws what it then gets back from Python. */
    @PyFunction
    static String roundTrip(java.util.concurrent.Callable<String> callback) {
        try {
            return callback.call();
        } catch (Exception caught) {
            return caught.getClass().getSimpleName() + " " + caught.getMessage() + " " + (caught == thrown);
        }
    }

    @PyFunction
    static String passing(java.util.function.Supplier<String> callback) {
        return callback.get();
    }

    @PyFunction
    static void fail(String message) throws BoxException {
        thrown = new BoxException(message, new IllegalArgumentException("inner"));
        throw thrown;
    }

    @PyFunction
    static Size other(Size size) {
        return size == Size.SMALL ? Size.LARGE : Size.SMALL;
    }

    /** What boxes are made of. */
    @PyModule(name = "parts")
    static final class Parts {
        private static int lids;

        @PyModuleInit
        static void init() {
            lids++;
        }

        @PyModuleCleanup
        static void cleanup() {
            lids--;
        }

        /** How many modules there are. */
        @PyFunction
        static int lids() {
            return lids;
        }

        /** One level more. */
        @PyModule(name = "tiny")
        static final class Tiny {
            @PyConstant
            static final int SCREWS = 4;

            @PyClass
            record Nail(int length) {}

            @PyFunction
            static Nail nail(int length) throws NailException {
                if (length < 0) {
                    throw new NailException("too short");
                }
                return new Nail(length);
            }

            @PyException(base = "ValueError")
            static final class NailException extends Exception {
                private static final long serialVersionUID = 1L;

                NailException(String message) {
                    super(message);
                }
            }
        }
    }

    /** Fails to be imported when told to. */
    @PyModule(name = "brittle")
    static final class Brittle {
        private static boolean breaks;

        @PyModuleInit
        static void init() {
            if (breaks) {
                throw new IllegalStateException("broken");
            }
        }
    }

    @PyFunction
    static void setBrittle(boolean breaks) {
        Brittle.breaks = breaks;
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
