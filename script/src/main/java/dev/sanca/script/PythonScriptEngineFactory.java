package dev.sanca.script;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;

/**
 * Makes Python engines; {@code ScriptEngineManager} finds it as a service. No Python is started before an engine is used.
 */
public final class PythonScriptEngineFactory implements ScriptEngineFactory {
    private static final String LANGUAGE_VERSION = "3";

    /** For {@code ServiceLoader}. */
    public PythonScriptEngineFactory() {}

    @Override
    public String getEngineName() {
        return "Sanca";
    }

    @Override
    public String getEngineVersion() {
        String version = getClass().getPackage().getImplementationVersion();
        return version == null ? "0" : version;
    }

    @Override
    public List<String> getExtensions() {
        return List.of("py");
    }

    @Override
    public List<String> getMimeTypes() {
        return List.of("text/x-python", "application/x-python");
    }

    @Override
    public List<String> getNames() {
        return List.of("python", "Python", "py", "cpython", "CPython");
    }

    @Override
    public String getLanguageName() {
        return "Python";
    }

    /** {@inheritDoc} Before Python is started, only the major version is known. */
    @Override
    public String getLanguageVersion() {
        return LANGUAGE_VERSION;
    }

    @Override
    public Object getParameter(String key) {
        Map<String, Object> parameters = Map.of(
                ScriptEngine.ENGINE, getEngineName(),
                ScriptEngine.ENGINE_VERSION, getEngineVersion(),
                ScriptEngine.LANGUAGE, getLanguageName(),
                ScriptEngine.LANGUAGE_VERSION, getLanguageVersion(),
                ScriptEngine.NAME, "python",
                "THREADING", "MULTITHREADED");
        return parameters.get(key);
    }

    @Override
    public String getMethodCallSyntax(String object, String method, String... arguments) {
        return object + "." + method + "(" + String.join(", ", arguments) + ")";
    }

    @Override
    public String getOutputStatement(String toDisplay) {
        return "print(" + literal(toDisplay) + ")";
    }

    /** A Python literal of any text. */
    private static String literal(String text) {
        return text.chars()
                .mapToObj(c -> switch (c) {
                    case '\\' -> "\\\\";
                    case '"' -> "\\\"";
                    case '\n' -> "\\n";
                    case '\r' -> "\\r";
                    default -> c < ' ' || Character.isSurrogate((char) c) && !isPaired(text) ? "\\u%04x".formatted(c)
                            : String.valueOf((char) c);
                })
                .collect(Collectors.joining("", "\"", "\""));
    }

    private static boolean isPaired(String text) {
        return text.codePoints().noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    @Override
    public String getProgram(String... statements) {
        return String.join("\n", statements) + "\n";
    }

    @Override
    public PythonScriptEngine getScriptEngine() {
        return new PythonScriptEngine(this);
    }
}
