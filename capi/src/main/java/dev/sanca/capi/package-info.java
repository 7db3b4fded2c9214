/**
 * CPython's C API, one class per C header, C's names verbatim: {@code import static dev.sanca.capi.Python.*;}.
 *
 * <p><b>Pointers are {@code long}</b>, so that {@code result == NULL} and {@code callable == Py_None()} mean what they
 * mean in C. Parameters that are C strings, arrays or functions also take Java ones.
 *
 * <p><b>Ownership</b> is C's: each method says whether it returns a new or a borrowed reference and which arguments it
 * takes over. <b>Threads</b>: C's rules, the calling thread has to be attached. Nothing here attaches, converts or
 * releases by itself; the runtime module does.
 *
 * <p>{@link dev.sanca.capi.CPython#load} comes first; the functions find their C twin when they are first called.
 *
 * @see <a href="https://docs.python.org/3.14/c-api/index.html">Python/C API reference</a>
 */
package dev.sanca.capi;
