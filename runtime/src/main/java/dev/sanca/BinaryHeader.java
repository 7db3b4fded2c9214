package dev.sanca;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the first bytes of a program or shared library say: which system and which processors it is for.
 *
 * <p>Read before the library is loaded, because the loader's own message ("wrong ELF class: ELFCLASS32") says it less well.
 *
 * @param format     the file format
 * @param processors the processors it has code for, in the words of {@code os.arch}; empty if unknown to us
 */
record BinaryHeader(Format format, Set<String> processors) {
    /** The formats of shared libraries. */
    enum Format {
        /** Linux and most Unixes. */
        ELF("Linux"),
        /** macOS. */
        MACH_O("macOS"),
        /** Windows. */
        PE("Windows"),
        /** Not a binary at all. */
        NONE("no system");

        private final String system;

        Format(String system) {
            this.system = system;
        }
    }

    private static final int LONGEST_HEADER = 4096;
    private static final int MACH_64_BIT = 0x01000000;

    /** Reads the header of a file. */
    static BinaryHeader of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return parse(ByteBuffer.wrap(in.readNBytes(LONGEST_HEADER)));
        }
    }

    /** Whether this JVM can load it. */
    boolean suits(Host host) {
        return format == host.format() && (processors.isEmpty() || processors.contains(host.processor()));
    }

    /** {@code "Linux on riscv64"}. */
    String describe() {
        return format.system + " on " + (processors.isEmpty() ? "an unknown processor" : String.join(", ", processors));
    }

    /** The machine this JVM runs on. */
    record Host(Format format, String processor) {
        static Host current() {
            String os = System.getProperty("os.name");
            Format format = os.startsWith("Windows") ? Format.PE : os.startsWith("Mac") ? Format.MACH_O : Format.ELF;
            String arch = System.getProperty("os.arch");
            return new Host(format, arch.equals("x86_64") ? "amd64" : arch);
        }

        String describe() {
            return format.system + " on " + processor;
        }
    }

    private static BinaryHeader parse(ByteBuffer bytes) {
        try {
            return switch (bytes.order(ByteOrder.BIG_ENDIAN).getInt(0)) {
                case 0x7f454c46 -> elf(bytes);
                case 0xcffaedfe, 0xcefaedfe -> new BinaryHeader(Format.MACH_O, machProcessor(littleEndian(bytes).getInt(4)));
                case 0xcafebabe -> universal(bytes);
                default -> bytes.getShort(0) == 0x4d5a ? pe(littleEndian(bytes)) : none();
            };
        } catch (IndexOutOfBoundsException shortFile) {
            return none();
        }
    }

    private static BinaryHeader none() {
        return new BinaryHeader(Format.NONE, Set.of());
    }

    private static ByteBuffer littleEndian(ByteBuffer bytes) {
        return bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    private static BinaryHeader elf(ByteBuffer bytes) {
        boolean is64 = bytes.get(4) == 2;
        boolean little = bytes.get(5) == 1;
        int machine = bytes.order(little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN).getShort(18) & 0xffff;
        String name = switch (machine) {
            case 3 -> "i386";
            case 8 -> "mips";
            case 20 -> "ppc";
            case 21 -> little ? "ppc64le" : "ppc64";
            case 22 -> "s390x";
            case 40 -> "arm";
            case 62 -> is64 ? "amd64" : "x32";
            case 183 -> "aarch64";
            case 243 -> is64 ? "riscv64" : "riscv32";
            case 258 -> "loongarch64";
            default -> "ELF machine " + machine;
        };
        return new BinaryHeader(Format.ELF, Set.of(name));
    }

    private static Set<String> machProcessor(int type) {
        return switch (type) {
            case 7 | MACH_64_BIT -> Set.of("amd64");
            case 12 | MACH_64_BIT -> Set.of("aarch64");
            case 7 -> Set.of("i386");
            default -> Set.of("Mach-O processor " + type);
        };
    }

    /** A Mach-O file for several processors; its magic number is also that of a Java class file, which has no such count. */
    private static BinaryHeader universal(ByteBuffer bytes) {
        int count = bytes.getInt(4);
        if (count < 1 || count > 16) {
            return none();
        }
        Set<String> processors = new TreeSet<>();
        for (int i = 0; i < count; i++) {
            processors.addAll(machProcessor(bytes.getInt(8 + 20 * i)));
        }
        return new BinaryHeader(Format.MACH_O, processors);
    }

    private static BinaryHeader pe(ByteBuffer bytes) {
        int header = bytes.getInt(0x3c);
        if (bytes.getInt(header) != 0x00004550) {
            return none();
        }
        int machine = bytes.getShort(header + 4) & 0xffff;
        String name = switch (machine) {
            case 0x014c -> "x86";
            case 0x8664 -> "amd64";
            case 0xaa64 -> "aarch64";
            default -> "PE machine " + Integer.toHexString(machine);
        };
        return new BinaryHeader(Format.PE, Set.of(name));
    }
}
