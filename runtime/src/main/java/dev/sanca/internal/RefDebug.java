package dev.sanca.internal;

/** The debug mode for references, {@code -Dsanca.debug=refs}. */
public final class RefDebug {
    /** The name of the system property. */
    public static final String PROPERTY = "sanca.debug";

    /** Whether references remember where they were made. */
    public static final boolean ENABLED = java.util.Arrays.asList(System.getProperty(PROPERTY, "").split(",")).contains("refs");

    private RefDebug() {}
}
