package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;

/** Writes a wheel: content first, {@code .dist-info} after it, {@code RECORD} last. The same input gives the same bytes. */
final class WheelWriter {
    private final Metadata metadata;
    private final WheelTag tag;
    private final Instant time;
    private final StringBuilder record = new StringBuilder();

    WheelWriter(Metadata metadata, WheelTag tag, Instant time) {
        this.metadata = metadata;
        this.tag = tag;
        this.time = time;
    }

    /** {@code spam-1.0}: what the file names of a distribution begin with. */
    static String stem(Metadata metadata) {
        return metadata.name().fileName() + "-" + metadata.version();
    }

    static String distInfo(Metadata metadata) {
        return stem(metadata) + ".dist-info/";
    }

    /** The text of {@code WHEEL}. */
    String wheel() {
        return "Wheel-Version: 1.0\nGenerator: sanca " + PackagerVersion.TEXT + "\nRoot-Is-Purelib: " + tag.isPure() + "\nTag: " + tag
                + "\n";
    }

    /**
     * Writes the file into the folder.
     *
     * @param content what gets installed
     * @param info what goes into {@code .dist-info}, by paths in there; METADATA, WHEEL and RECORD come by themselves
     */
    Path write(Path folder, FileTree content, FileTree info) {
        Path file = folder.resolve(stem(metadata) + "-" + tag + ".whl");
        String distInfo = distInfo(metadata);
        FileTree whole = new FileTree();
        info.files().forEach((path, one) -> whole.add(distInfo + path, one.read(), one.origin()));
        whole.add(distInfo + "METADATA", metadata.text(), "the metadata");
        whole.add(distInfo + "WHEEL", wheel(), "the wheel writer");
        try (ZipFileWriter zip = new ZipFileWriter(file, time)) {
            for (Map.Entry<String, FileTree.Content> one : content.files().entrySet()) {
                add(zip, one.getKey(), one.getValue());
            }
            for (Map.Entry<String, FileTree.Content> one : whole.files().entrySet()) {
                add(zip, one.getKey(), one.getValue());
            }
            record.append(quoted(distInfo + "RECORD")).append(",,\n");
            zip.add(distInfo + "RECORD", record.toString().getBytes(StandardCharsets.UTF_8), false);
        } catch (IOException unwritable) {
            throw new BuildException("cannot write " + file + ": " + unwritable.getMessage());
        }
        return file;
    }

    private void add(ZipFileWriter zip, String path, FileTree.Content content) throws IOException {
        byte[] bytes = content.read();
        zip.add(path, bytes, content.executable());
        record.append(quoted(path)).append(",sha256=").append(Sha256.base64(bytes)).append(',').append(bytes.length).append('\n');
    }

    /** As CSV wants it. Quotes and line breaks can't be in a path. */
    private static String quoted(String path) {
        return path.indexOf(',') < 0 ? path : '"' + path + '"';
    }

    /** Removes what an earlier build of another version or platform left, so that only one wheel of the project lies there. */
    static void removeOthers(Path folder, Metadata metadata) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (var old = Files.newDirectoryStream(folder, metadata.name().fileName() + "-*.whl")) {
            for (Path wheel : old) {
                Files.delete(wheel);
            }
        } catch (IOException kept) {
            throw new BuildException("cannot remove the old wheel in " + folder + ": " + kept.getMessage());
        }
    }
}
