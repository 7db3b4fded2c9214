package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import dev.sanca.packager.NewFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Makes the folder of a new Python module in Java, ready for {@code mvn package} or {@code pip install}. */
public final class NewModule {
    private static final Set<String> KEYWORDS = Set.of("and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del",
            "elif", "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or",
            "pass", "raise", "return", "try", "while", "with", "yield", "abstract", "boolean", "byte", "case", "catch", "char", "const",
            "default", "do", "double", "enum", "extends", "final", "float", "goto", "implements", "instanceof", "int", "interface", "long",
            "native", "new", "null", "package", "private", "protected", "public", "short", "static", "strictfp", "super", "switch",
            "synchronized", "this", "throw", "throws", "transient", "true", "false", "void", "volatile", "record", "var");

    private NewModule() {}

    /**
     * Makes the folder: a class with a function, its Python test, what builds it, a README.
     *
     * @param root the folder, which must be empty or not exist; its name becomes the project's, and the module's with {@code _} for
     *     {@code -}
     * @param withMaven whether Maven builds it; if not, {@code pip} does, with the JDK's compiler
     * @return the module's name
     * @throws BuildException if the folder is in use or cannot be written, or its name can't be a module's
     */
    public static String create(Path root, boolean withMaven) {
        NewFolder.requireEmpty(root);
        DistributionName name = new DistributionName(root.toAbsolutePath().normalize().getFileName().toString());
        String module = name.fileName();
        if (!module.matches("[a-z_][a-z0-9_]*") || KEYWORDS.contains(module)) {
            throw new BuildException("\"" + module
                    + "\" cannot be the name of a Python module in a Java package: take another name for the folder");
        }
        String packageName = "com.example." + module.replace("_", "");
        String type = typeName(module);
        Map<String, String> words = words(name, module, packageName, type, withMaven);
        FileTree files = new FileTree();
        String origin = "the new project";
        if (withMaven) {
            files.add("pom.xml", filled("pom.xml", words), origin);
        }
        files.add("pyproject.toml", filled(withMaven ? "pyproject.toml" : "pyproject-plain.toml", words), origin);
        files.add("README.md", filled("README.md", words), origin);
        files.add(".gitignore", "target/\nbuild/\ndist/\n.venv/\n__pycache__/\n", origin);
        files.add("src/main/java/" + packageName.replace('.', '/') + "/" + type + ".java", filled("Module.java", words), origin);
        files.add("src/test/python/test_" + module + ".py", filled("test_module.py", words), origin);
        files.writeTo(root);
        return module;
    }

    private static String typeName(String module) {
        StringBuilder type = new StringBuilder();
        for (String word : module.split("_")) {
            type.append(word.isEmpty() ? "" : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return type.toString();
    }

    private static Map<String, String> words(DistributionName name, String module, String packageName, String type, boolean withMaven) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("[NAME]", name.normalized());
        words.put("[MODULE]", module);
        words.put("[PACKAGE]", packageName);
        words.put("[PACKAGEPATH]", packageName.replace('.', '/'));
        words.put("[CLASS]", type);
        words.put("[DOLLAR]", "$");
        words.put("[DEVELOP]", withMaven ? "mvn sanca:develop" : ".venv/bin/pip install --no-build-isolation -e .");
        words.put("[RECOMPILE]", withMaven ? "`mvn compile` (or your IDE's compiler) is enough" : "run the line with `pip` again");
        words.put("[TEST]", withMaven ? "mvn sanca:test" : ".venv/bin/python -m unittest discover -s src/test/python");
        words.put("[PACKAGE_COMMAND]", withMaven ? "mvn package" : ".venv/bin/pip wheel --no-build-isolation --no-deps .");
        return words;
    }

    private static String filled(String template, Map<String, String> words) {
        try (InputStream in = NewModule.class.getResourceAsStream("new/" + template)) {
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            for (Map.Entry<String, String> word : words.entrySet()) {
                text = text.replace(word.getKey(), word.getValue());
            }
            return text;
        } catch (IOException impossible) {
            throw new AssertionError(template, impossible); // it is in this jar
        }
    }
}
