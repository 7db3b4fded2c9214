package dev.sanca.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the figures were taken on. */
final class Machine {
    private Machine() {}

    /** The facts, in the order of the report. */
    static Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        facts.put("processor", find("/proc/cpuinfo", "model name", ":", "unknown"));
        facts.put("cores", Integer.toString(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", memory());
        facts.put("load before the run", load());
        facts.put("system", find("/etc/os-release", "PRETTY_NAME", "=", System.getProperty("os.name"))
                + ", kernel " + System.getProperty("os.version") + ", " + System.getProperty("os.arch"));
        facts.put("JDK", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        return facts;
    }

    private static String memory() {
        String kilobytes = find("/proc/meminfo", "MemTotal", ":", "").replaceAll("\\D", "");
        return kilobytes.isEmpty() ? "unknown" : Long.parseLong(kilobytes) / 1024 + " MB";
    }

    private static String load() {
        return read("/proc/loadavg").lines().findFirst().map(line -> line.split(" ")[0]).orElse("unknown");
    }

    /** The value behind the first line that begins with the key. */
    private static String find(String file, String key, String separator, String otherwise) {
        return read(file).lines()
                .filter(line -> line.startsWith(key) && line.contains(separator))
                .findFirst()
                .map(line -> line.substring(line.indexOf(separator) + 1).strip().replace("\"", ""))
                .orElse(otherwise);
    }

    private static String read(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            return "";
        }
    }
}
