package dev.sanca.host.demo;

/** A library that two modules bring along in different versions; the other version is made by the tests. */
final class Library {
    static final String VERSION = System.getProperty("sanca.demo.version", "1");

    private Library() {}
}
