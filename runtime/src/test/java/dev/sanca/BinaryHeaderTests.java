package dev.sanca;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sanca.BinaryHeader.Format;
import dev.sanca.BinaryHeader.Host;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryHeaderTests {
    @TempDir
    Path folder;

    @Test
    void readsElf() throws IOException {
        assertThat(read(elf(183, true))).isEqualTo(new BinaryHeader(Format.ELF, Set.of("aarch64")));
        assertThat(read(elf(62, true))).isEqualTo(new BinaryHeader(Format.ELF, Set.of("amd64")));
        assertThat(read(elf(22, false))).isEqualTo(new BinaryHeader(Format.ELF, Set.of("s390x")));
        assertThat(read(elf(4711, true)).describe()).isEqualTo("Linux on ELF machine 4711");
    }

    @Test
    void readsMachO() throws IOException {
        ByteBuffer thin = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN).putInt(0xfeedfacf).putInt(0x0100000c);
        assertThat(read(thin.array())).isEqualTo(new BinaryHeader(Format.MACH_O, Set.of("aarch64")));
        ByteBuffer universal = ByteBuffer.allocate(64).putInt(0xcafebabe).putInt(2).putInt(0x01000007).position(28).putInt(0x0100000c);
        assertThat(read(universal.array())).isEqualTo(new BinaryHeader(Format.MACH_O, Set.of("aarch64", "amd64")));
    }

    @Test
    void readsPe() throws IOException {
        ByteBuffer pe = ByteBuffer.allocate(256).order(ByteOrder.LITTLE_ENDIAN).putShort(0, (short) 0x5a4d).putInt(0x3c, 128)
                .putInt(128, 0x4550).putShort(132, (short) 0x8664);
        assertThat(read(pe.array())).isEqualTo(new BinaryHeader(Format.PE, Set.of("amd64")));
    }

    @Test
    void takesNothingElseForALibrary() throws IOException {
        byte[] javaClass = ByteBuffer.allocate(64).putInt(0xcafebabe).putInt(69).array();
        for (byte[] other : new byte[][] {{}, {0x7f}, "MZ".getBytes(StandardCharsets.US_ASCII),
                "/* GNU ld script */ INPUT(libpython3.so)".getBytes(StandardCharsets.US_ASCII), javaClass}) {
            assertThat(read(other).format()).isEqualTo(Format.NONE);
        }
    }

    @Test
    void suitsOnlyItsOwnMachine() {
        BinaryHeader library = new BinaryHeader(Format.ELF, Set.of("amd64"));
        assertThat(library.suits(new Host(Format.ELF, "amd64"))).isTrue();
        assertThat(library.suits(new Host(Format.ELF, "aarch64"))).isFalse();
        assertThat(library.suits(new Host(Format.PE, "amd64"))).isFalse();
    }

    private BinaryHeader read(byte[] content) throws IOException {
        return BinaryHeader.of(Files.write(folder.resolve("file"), content));
    }

    static byte[] elf(int machine, boolean little) {
        ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        return ByteBuffer.allocate(64).putInt(0x7f454c46).put((byte) 2).put((byte) (little ? 1 : 2)).order(order)
                .putShort(18, (short) machine).array();
    }
}
