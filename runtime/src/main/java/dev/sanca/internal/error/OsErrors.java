package dev.sanca.internal.error;

import java.io.FileNotFoundException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What Python's {@code OSError} tells about a failed operation and Java's exceptions tell in another way.
 *
 * @param symbol    the error's name in {@code errno}, such as {@code ENOENT}; null if unknown
 * @param reason    the system's text for the error, by which it can be found; null if unknown
 * @param file      the path concerned; null if unknown
 * @param otherFile the second path, of a copy or move; null if there is none
 */
record OsErrors(String symbol, String reason, String file, String otherFile) {
    /** How {@code java.io} words it: path, then the system's text in brackets. */
    private static final Pattern OPENING = Pattern.compile("(.*) \\(([^()]*)\\)", Pattern.DOTALL);

    /** The details of an exception; null if it has none. Its methods are other people's code and may throw. */
    static OsErrors of(Throwable thrown) {
        return switch (thrown) {
            case FileSystemException failed -> new OsErrors(symbol(failed), failed.getReason(), failed.getFile(), failed.getOtherFile());
            case FileNotFoundException failed -> ofOpening(failed.getMessage());
            case UncheckedIOException wrapper when wrapper.getCause() != null -> of(wrapper.getCause());
            default -> null;
        };
    }

    private static String symbol(FileSystemException failed) {
        return switch (failed) {
            case NoSuchFileException _ -> "ENOENT";
            case FileAlreadyExistsException _ -> "EEXIST";
            case AccessDeniedException _ -> "EACCES";
            case DirectoryNotEmptyException _ -> "ENOTEMPTY";
            case NotDirectoryException _ -> "ENOTDIR";
            case FileSystemLoopException _ -> "ELOOP";
            default -> null;
        };
    }

    private static OsErrors ofOpening(String message) {
        Matcher parts = OPENING.matcher(message == null ? "" : message);
        return parts.matches() ? new OsErrors(symbol(parts.group(2)), parts.group(2), parts.group(1), null)
                : new OsErrors("ENOENT", null, message, null);
    }

    private static String symbol(String reason) {
        return switch (reason) {
            case "Access is denied" -> "EACCES";
            case "Permission denied", "Is a directory", "Not a directory", "Too many open files" -> null;
            default -> "ENOENT";
        };
    }
}
