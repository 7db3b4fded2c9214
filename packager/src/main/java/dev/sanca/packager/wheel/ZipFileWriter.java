package dev.sanca.packager.wheel;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a zip file whose bytes depend on nothing but what is put in: entries in the order given, one time for all, the permissions
 * {@code rw-r--r--} or {@code rwxr-xr-x}.
 */
final class ZipFileWriter implements Closeable {
    private static final LocalDateTime EARLIEST = LocalDateTime.of(1980, 1, 1, 0, 0); // what the format can say
    private static final LocalDateTime LATEST = LocalDateTime.of(2099, 12, 31, 23, 59, 58);
    private static final int REGULAR_FILE = 0100000;

    private final Path file;
    private final LocalDateTime time;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);
    private final List<Integer> modes = new ArrayList<>();

    ZipFileWriter(Path file, Instant time) {
        this.file = file;
        LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
        this.time = utc.isBefore(EARLIEST) ? EARLIEST : utc.isAfter(LATEST) ? LATEST : utc;
    }

    void add(String path, byte[] content, boolean executable) throws IOException {
        ZipEntry entry = new ZipEntry(path);
        entry.setTimeLocal(time);
        if (isCompressed(path)) {
            CRC32 crc = new CRC32();
            crc.update(content);
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(content.length);
            entry.setCrc(crc.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
        modes.add(REGULAR_FILE | (executable ? 0755 : 0644));
    }

    /** Deflating again would cost time for nothing. */
    private static boolean isCompressed(String path) {
        return path.endsWith(".jar") || path.endsWith(".png") || path.endsWith(".gz") || path.endsWith(".zip");
    }

    /** Writes the file: whole, or not at all. */
    @Override
    public void close() throws IOException {
        zip.close();
        byte[] whole = bytes.toByteArray();
        setModes(ByteBuffer.wrap(whole).order(ByteOrder.LITTLE_ENDIAN));
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path draft = file.resolveSibling("." + file.getFileName() + ".new");
        Files.write(draft, whole);
        Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }

    /**
     * The JDK's writer has no permissions: they go into the central directory afterwards. Offsets are those of the zip format: a
     * directory entry's "version made by" is at 4, its lengths of name, extra field and comment at 28, 30 and 32, its external
     * attributes at 38, its name at 46; the end record (22 bytes, as there is no comment) has the directory's position at 16.
     */
    private void setModes(ByteBuffer whole) {
        int entry = whole.getInt(whole.limit() - 22 + 16);
        for (int mode : modes) {
            final byte unix = 3;
            whole.put(entry + 5, unix);
            whole.putInt(entry + 38, mode << 16);
            entry += 46 + whole.getShort(entry + 28) + whole.getShort(entry + 30) + whole.getShort(entry + 32);
        }
    }
}
