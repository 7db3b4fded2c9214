package dev.sanca.script;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import javax.script.ScriptContext;

/** The reader and the writers of a script's context, as functions that engine.py calls. */
final class Streams {
    private Streams() {}

    static Map<String, Object> of(ScriptContext context) {
        Consumer<String> out = text -> write(context.getWriter(), text);
        Consumer<String> error = text -> write(context.getErrorWriter(), text);
        Runnable flushOut = () -> flush(context.getWriter());
        Runnable flushError = () -> flush(context.getErrorWriter());
        IntFunction<String> line = size -> readLine(context.getReader(), size);
        return Map.of("stdout", out, "stderr", error, "flush_stdout", flushOut, "flush_stderr", flushError, "stdin", line);
    }

    private static void write(Writer writer, String text) {
        try {
            writer.write(text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void flush(Writer writer) {
        try {
            writer.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** One line with its end, at most size characters if size is not negative; empty at the end. */
    private static String readLine(Reader reader, int size) {
        StringBuilder line = new StringBuilder();
        try {
            while (size < 0 || line.length() < size) {
                int c = reader.read();
                if (c >= 0) {
                    line.append((char) c);
                }
                if (c < 0 || c == '\n') {
                    break;
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return line.toString();
    }
}
