package dev.sanca.benchmarks;

import java.util.Arrays;

/** Who is measured, in the order of the table's columns. */
public enum Contender {
    /** An extension module in C, compiled by the run: the limit. */
    C("C", "cbench", "c"),
    /** Sanca's C API layer. */
    SANCA("Sanca", "sanca_bench", "sanca"),
    /** Sanca's typed API: annotated Java called from Python, {@code PyObject} and proxies to call it. */
    RUNTIME("Sanca, typed", "sanca_typed", "typed"),
    /** Functions written in Python, called from the same loop. */
    PYTHON("Python", "plain", null),
    /** JavaCPP's CPython presets. */
    JAVACPP("JavaCPP", "javacpp_bench", "javacpp"),
    /** JPype of the system's Python. */
    JPYPE("JPype", "jpype_bench", null),
    /** A Java program that does nothing: what a JVM costs before any bridge. */
    JVM("JVM alone", "jvm", null);

    private final String title;
    private final String module;
    private final String parameter;

    Contender(String title, String module, String parameter) {
        this.title = title;
        this.module = module;
        this.parameter = parameter;
    }

    /** {@return the name for the reader} */
    public String title() {
        return title;
    }

    /** {@return the Python module that has this contender's functions; its name in the harness's lines} */
    public String module() {
        return module;
    }

    /** {@return the value of JMH's parameter, null when JMH does not measure this one} */
    public String parameter() {
        return parameter;
    }

    static Contender ofModule(String name) {
        return Arrays.stream(values()).filter(c -> c.module.equals(name)).findFirst().orElseThrow();
    }
}
