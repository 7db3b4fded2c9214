package dev.sanca.embedded.files;

import dev.sanca.PythonInstallationException;
import dev.sanca.PythonInstallationException.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Puts files of jars into a directory that other processes see whole or not at all.
 *
 * <p>The files go into a temporary directory beside the target, which is then renamed: one atomic step. A lock file keeps others from
 * doing the same work meanwhile; should the file system have no locks, the first to rename wins. What an interrupted process left behind
 * is deleted by the next one that unpacks.
 */
public final class Unpacker {
    private static final Logger LOG = System.getLogger(Unpacker.class.getName());
    private static final Object IN_THIS_PROCESS = new Object();
    private static final String DAMAGED = "damaged.";
    private static final long LOCK_RETRY_MILLIS = 50;

    private final String what;
    private final Path cache;

    /**
     * Prepares.
     *
     * @param what  what the files are, for messages
     * @param cache where the locks and the temporary directories are
     */
    public Unpacker(String what, Path cache) {
        this.what = what;
        this.cache = cache;
    }

    /**
     * Makes sure that the target directory has the files.
     *
     * @param key      names the lock and the temporary directories
     * @param target   where the files are to be in the end
     * @param root     the directory in which those files are that are to be in the target; empty if that is all of them
     * @param files    the files; asked for only if they are needed
     * @param complete whether the target is there already
     * @throws PythonInstallationException if the target cannot be made
     */
    public void unpack(String key, Path target, String root, Supplier<Stream<PackedFile>> files, BooleanSupplier complete) {
        if (complete.getAsBoolean()) {
            return;
        }
        try {
            Files.createDirectories(cache);
            synchronized (IN_THIS_PROCESS) {
                try (FileChannel channel = FileChannel.open(cache.resolve(key + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = lock(channel)) {
                    if (!complete.getAsBoolean()) {
                        unpackLocked(key, target, root, files.get().toList(), complete, lock != null);
                    }
                }
            }
        } catch (IOException failed) {
            throw new PythonInstallationException(Reason.NOT_UNPACKED, what + " cannot be unpacked into " + cache + ": "
                    + describe(failed) + ". " + CacheDirectory.REMEDY, failed);
        }
    }

    private static String describe(IOException failed) {
        String message = failed.getMessage();
        String type = failed.getClass().getSimpleName();
        return type.equals("IOException") ? message : type.replace("Exception", "") + " " + message;
    }

    /** The lock, or null where the file system has none. */
    private static FileLock lock(FileChannel channel) throws IOException {
        while (true) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException otherClassLoader) {
                try {
                    Thread.sleep(LOCK_RETRY_MILLIS);
                } catch (InterruptedException interrupted) {
                    Thread.currentThread().interrupt();
                    throw new IOException("interrupted while waiting for another thread to unpack", interrupted);
                }
            } catch (UnsupportedOperationException | IOException noLocks) {
                LOG.log(Level.DEBUG, "unpacking without a lock", noLocks);
                return null;
            }
        }
    }

    private void unpackLocked(String key, Path target, String root, List<PackedFile> files, BooleanSupplier complete, boolean alone)
            throws IOException {
        if (alone) {
            deleteLeftovers(key);
        }
        long bytes = files.stream().mapToLong(PackedFile::size).sum();
        requireSpace(bytes);
        LOG.log(Level.INFO, "Unpacking {0} ({1} MB, once) into {2}", key, bytes >> 20, target);
        long start = System.nanoTime();
        Path temporary = Files.createTempDirectory(cache, key + ".");
        try {
            for (PackedFile file : files) {
                copy(file, temporary);
            }
            // Where there are no locks, another process may have been faster.
            if (!complete.getAsBoolean()) {
                publish(temporary.resolve(root), target);
            }
            LOG.log(Level.INFO, "Unpacked {0} files in {1} ms", files.size(), (System.nanoTime() - start) / 1_000_000);
        } finally {
            delete(temporary);
        }
    }

    private void requireSpace(long bytes) throws IOException {
        long usable = Files.getFileStore(cache).getUsableSpace();
        if (usable < bytes) {
            throw new IOException("it needs " + (bytes >> 20) + " MB and " + (usable >> 20) + " MB are free");
        }
    }

    private static void copy(PackedFile packed, Path directory) throws IOException {
        Path file = directory.resolve(packed.name()).normalize();
        if (!file.startsWith(directory)) {
            throw new IOException("the jar has an entry outside its directory: " + packed.name());
        }
        Files.createDirectories(file.getParent());
        try (InputStream in = packed.content().open()) {
            Files.copy(in, file);
        }
        if (packed.isProgram() && Files.getFileAttributeView(file, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    private void publish(Path unpacked, Path target) throws IOException {
        // createTempDirectory made it private to this user; what is published has the ordinary permissions of a directory.
        if (Files.getFileAttributeView(unpacked, PosixFileAttributeView.class) != null) {
            Files.setPosixFilePermissions(unpacked, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path damaged = Files.createTempDirectory(cache, DAMAGED);
        try {
            if (Files.exists(target)) {
                Files.move(target, damaged.resolve("old"));
            }
            Files.move(unpacked, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException otherWasFirst) {
            LOG.log(Level.DEBUG, "another process unpacked it meanwhile", otherWasFirst);
        } catch (AtomicMoveNotSupportedException never) {
            throw new IOException("the file system cannot rename a directory", never);
        } finally {
            delete(damaged);
        }
    }

    private void deleteLeftovers(String key) throws IOException {
        try (var entries = Files.newDirectoryStream(cache, entry -> isLeftover(key, entry.getFileName().toString()))) {
            for (Path leftover : entries) {
                delete(leftover);
            }
        }
    }

    private static boolean isLeftover(String key, String name) {
        return name.startsWith(DAMAGED) || (name.startsWith(key + ".") && !name.endsWith(".lock"));
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path emptied, IOException failed) throws IOException {
                Files.delete(emptied);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
