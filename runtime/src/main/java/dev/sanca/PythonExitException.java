package dev.sanca;

import dev.sanca.internal.error.ErrorContent;
import java.util.Optional;

/**
 * Python's {@code SystemExit}: the program wants to end. Whether it does is the decision of who catches this: nothing ends by itself.
 *
 * @see <a href="https://docs.python.org/3.14/library/sys.html#sys.exit">sys.exit</a>
 */
public final class PythonExitException extends PythonException {
    private static final long serialVersionUID = 1L;

    /** The exit status that {@code sys.exit} asked for. */
    private final int status;
    /** What Python would print before it ends; null for nothing. */
    private final String lastWords;

    PythonExitException(ErrorContent content) {
        super(content);
        this.status = content.exit().status();
        this.lastWords = content.exit().text();
    }

    /**
     * The status that {@code python} would exit with.
     *
     * @return what {@code sys.exit} was given, if that was an int; 0 for None; 1 for anything else
     */
    public int status() {
        return status;
    }

    /**
     * What {@code python} would print to standard error before it exits.
     *
     * @return what {@code sys.exit} was given, if that was neither an int nor None
     */
    public Optional<String> lastWords() {
        return Optional.ofNullable(lastWords);
    }
}
