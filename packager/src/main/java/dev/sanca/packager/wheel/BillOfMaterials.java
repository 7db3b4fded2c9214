package dev.sanca.packager.wheel;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is in a wheel, for those who look for known weaknesses: a CycloneDX 1.6 document in {@code .dist-info/sboms/}
 * (<a href="https://peps.python.org/pep-0770/">PEP 770</a>).
 */
final class BillOfMaterials {
    static final String PATH = "sboms/sanca.cdx.json";

    private BillOfMaterials() {}

    static String of(Metadata metadata, List<JarFile> jars) {
        Map<String, Object> bom = new LinkedHashMap<>();
        bom.put("bomFormat", "CycloneDX");
        bom.put("specVersion", "1.6");
        bom.put("version", 1);
        Map<String, Object> self = new LinkedHashMap<>();
        self.put("type", "library");
        self.put("name", metadata.name().normalized());
        self.put("version", metadata.version().text());
        self.put("purl", "pkg:pypi/" + metadata.name().normalized() + "@" + metadata.version());
        bom.put("metadata", Map.of("component", self));
        List<Object> components = new ArrayList<>();
        jars.stream().filter(jar -> Files.isRegularFile(jar.file())).forEach(jar -> components.add(component(jar)));
        bom.put("components", components);
        return new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(bom).replace("\r\n", "\n") + "\n";
    }

    private static Map<String, Object> component(JarFile jar) {
        Map<String, Object> component = new LinkedHashMap<>();
        component.put("type", "library");
        if (!jar.group().isEmpty()) {
            component.put("group", jar.group());
        }
        component.put("name", jar.name());
        if (!jar.version().isEmpty()) {
            component.put("version", jar.version());
        }
        component.put("hashes", List.of(hash(jar)));
        if (!jar.group().isEmpty() && !jar.version().isEmpty()) {
            component.put("purl", "pkg:maven/" + jar.group() + "/" + jar.name() + "@" + jar.version());
        }
        return component;
    }

    private static Map<String, String> hash(JarFile jar) {
        Map<String, String> hash = new LinkedHashMap<>();
        hash.put("alg", "SHA-256");
        hash.put("content", Sha256.hex(new FileTree.Content("", jar.file(), null, false).read()));
        return hash;
    }
}
