package dev.sanca.internal.error;

/**
 * Tells an exception that passes through Java from one that is thrown again and again, such as a constant: the traceback of the latter must
 * not grow for ever. Guarded by the GIL.
 */
final class Passage {
    /** So often an exception may be kept and thrown later, as that of a failed future is. */
    private static final int MAX = 8;

    private static final int NOT_IN_JAVA = -1;

    private int enteredAt = NOT_IN_JAVA;
    private int thrownAgain;

    /** The exception comes from Python into a Java method that is so many calls from C deep. */
    void enterJava(int depth) {
        enteredAt = depth;
    }

    /**
     * The exception leaves Java.
     *
     * @param depth of the method that called the Python code which called the method that threw
     * @return whether the traceback goes on; else a new one begins
     */
    boolean leaveJava(int depth) {
        boolean passesThrough = enteredAt == depth + 1;
        enteredAt = NOT_IN_JAVA;
        if (!passesThrough && ++thrownAgain > MAX) {
            thrownAgain = 0;
            return false;
        }
        return true;
    }
}
