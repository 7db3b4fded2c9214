package dev.sanca.internal.error;

import dev.sanca.ConversionException;
import java.util.List;
import java.util.Map;

/**
 * Which Python class a Java exception class is a subclass of, besides that of its Java superclass: the table in {@code docs/exceptions.md}.
 *
 * <p>By name, because many of these classes are in modules that a program need not have. Subclasses inherit: a
 * {@code NumberFormatException} is a {@code ValueError} because {@code IllegalArgumentException} is one.
 */
final class NaturalClasses {
    private static final Map<String, String> BY_CLASS = Map.ofEntries(
            Map.entry("java.lang.Throwable", "Exception"),
            Map.entry("java.lang.RuntimeException", "RuntimeError"),
            Map.entry("java.lang.ArithmeticException", "ArithmeticError"),
            Map.entry("java.lang.ArrayStoreException", "TypeError"),
            Map.entry("java.lang.AssertionError", "AssertionError"),
            Map.entry("java.lang.ClassCastException", "TypeError"),
            Map.entry("java.lang.ClassNotFoundException", "ImportError"),
            Map.entry("java.lang.IllegalArgumentException", "ValueError"),
            Map.entry("java.lang.IndexOutOfBoundsException", "IndexError"),
            Map.entry("java.lang.InterruptedException", "KeyboardInterrupt"),
            Map.entry("java.lang.NegativeArraySizeException", "ValueError"),
            Map.entry("java.lang.NoClassDefFoundError", "ImportError"),
            Map.entry("java.lang.NoSuchFieldException", "AttributeError"),
            Map.entry("java.lang.NoSuchMethodException", "AttributeError"),
            Map.entry("java.lang.OutOfMemoryError", "MemoryError"),
            Map.entry("java.lang.SecurityException", "PermissionError"),
            Map.entry("java.lang.StackOverflowError", "RecursionError"),
            Map.entry("java.lang.UnsupportedOperationException", "NotImplementedError"),
            Map.entry("java.io.EOFException", "EOFError"),
            Map.entry("java.io.FileNotFoundException", "FileNotFoundError"),
            Map.entry("java.io.IOException", "OSError"),
            Map.entry("java.io.UncheckedIOException", "OSError"),
            Map.entry("java.net.BindException", "OSError"),
            Map.entry("java.net.ConnectException", "ConnectionError"),
            Map.entry("java.net.MalformedURLException", "ValueError"),
            Map.entry("java.net.SocketTimeoutException", "TimeoutError"),
            Map.entry("java.net.URISyntaxException", "ValueError"),
            Map.entry("java.net.http.HttpTimeoutException", "TimeoutError"),
            Map.entry("java.nio.BufferOverflowException", "BufferError"),
            Map.entry("java.nio.BufferUnderflowException", "BufferError"),
            Map.entry("java.nio.charset.CharacterCodingException", "UnicodeError"),
            Map.entry("java.nio.file.AccessDeniedException", "PermissionError"),
            Map.entry("java.nio.file.FileAlreadyExistsException", "FileExistsError"),
            Map.entry("java.nio.file.NoSuchFileException", "FileNotFoundError"),
            Map.entry("java.nio.file.NotDirectoryException", "NotADirectoryError"),
            Map.entry("java.text.ParseException", "ValueError"),
            Map.entry("java.time.DateTimeException", "ValueError"),
            Map.entry("java.util.MissingResourceException", "LookupError"),
            Map.entry("java.util.NoSuchElementException", "LookupError"),
            Map.entry("java.util.concurrent.TimeoutException", "TimeoutError"));

    /** A Java class that serves for several errors, which only the text tells apart. */
    private record ByMessage(String javaClass, String part, String pythonClass) {}

    private static final List<ByMessage> BY_MESSAGE = List.of(
            new ByMessage("java.lang.ArithmeticException", "by zero", "ZeroDivisionError"),
            new ByMessage("java.lang.ArithmeticException", "overflow", "OverflowError"),
            new ByMessage("java.io.FileNotFoundException", "(Permission denied)", "PermissionError"),
            new ByMessage("java.io.FileNotFoundException", "(Access is denied)", "PermissionError"),
            new ByMessage("java.io.FileNotFoundException", "(Is a directory)", "IsADirectoryError"),
            new ByMessage("java.net.ConnectException", "refused", "ConnectionRefusedError"),
            new ByMessage("java.net.ConnectException", "timed out", "TimeoutError"),
            new ByMessage("java.net.SocketException", "Broken pipe", "BrokenPipeError"),
            new ByMessage("java.net.SocketException", "Connection reset", "ConnectionResetError"),
            new ByMessage("java.io.IOException", "Broken pipe", "BrokenPipeError"),
            new ByMessage("java.io.IOException", "Connection reset", "ConnectionResetError"));

    private NaturalClasses() {}

    /** The name of a class in {@code builtins}; null if there is none for this very class. */
    static String of(Class<?> javaClass) {
        return BY_CLASS.get(javaClass.getName());
    }

    /** The name of a more special class in {@code builtins} for one exception; null if there is none. */
    static String of(Throwable thrown, String message) {
        if (thrown instanceof ConversionException failed) {
            return switch (failed.reason()) {
                case TYPE -> "TypeError";
                case RANGE -> "OverflowError";
                case VALUE -> null;
            };
        }
        if (message == null) {
            return null;
        }
        String name = thrown.getClass().getName();
        for (ByMessage special : BY_MESSAGE) {
            if (special.javaClass.equals(name) && message.contains(special.part)) {
                return special.pythonClass;
            }
        }
        return null;
    }
}
