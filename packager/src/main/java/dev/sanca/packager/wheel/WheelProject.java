package dev.sanca.packager.wheel;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a wheel is made of. Start with {@link #of} and add.
 *
 * @param metadata name, version and what else the index shows
 * @param classes the project's jar, or its folder of classes; nothing if it has no Java code
 * @param dependencies the jars that it needs, in class path order; Sanca's own are left out
 * @param pythonSources folders whose content is put at the top of the wheel: packages, modules, their data
 * @param data a folder whose content goes below the environment's prefix ({@code share/…}, {@code etc/…})
 * @param entryPoints scripts and other entry points
 * @param licenceFiles files whose text must come along
 * @param jvmOptions what the JVM must be started with, besides what the modules say themselves
 * @param java a Java made by {@code jlink} to come along
 * @param time the time that all files in the wheel have
 */
public record WheelProject(Metadata metadata, Optional<Path> classes, List<JarFile> dependencies, List<Path> pythonSources,
        Optional<Path> data, EntryPoints entryPoints, List<Path> licenceFiles, List<String> jvmOptions, Optional<BundledJava> java,
        Instant time) {

    /** The time of files where nobody says one: the first that a zip file can have. */
    public static final Instant NO_TIME = Instant.parse("1980-01-01T00:00:00Z");

    /** Keeps copies of the lists. */
    public WheelProject {
        dependencies = List.copyOf(dependencies);
        pythonSources = List.copyOf(pythonSources);
        licenceFiles = List.copyOf(licenceFiles);
        jvmOptions = List.copyOf(jvmOptions);
    }

    /**
     * {@return a wheel with nothing in it yet}
     *
     * @param metadata name, version and what else the index shows
     */
    public static WheelProject of(Metadata metadata) {
        return new WheelProject(metadata, Optional.empty(), List.of(), List.of(), Optional.empty(), EntryPoints.NONE, List.of(),
                List.of(), Optional.empty(), NO_TIME);
    }

    /**
     * {@return the same with Java code}
     *
     * @param jar the project's jar, or its folder of classes
     * @param needed the jars that it needs
     */
    public WheelProject withJava(Path jar, List<JarFile> needed) {
        return new WheelProject(metadata, Optional.of(jar), needed, pythonSources, data, entryPoints, licenceFiles, jvmOptions, java, time);
    }

    /**
     * {@return the same with Python code}
     *
     * @param folders what is in them is put at the top of the wheel
     */
    public WheelProject withPython(List<Path> folders) {
        return new WheelProject(metadata, classes, dependencies, folders, data, entryPoints, licenceFiles, jvmOptions, java, time);
    }

    /**
     * {@return the same with data files}
     *
     * @param folder what is in it goes below the environment's prefix
     */
    public WheelProject withData(Path folder) {
        return new WheelProject(metadata, classes, dependencies, pythonSources, Optional.of(folder), entryPoints, licenceFiles, jvmOptions,
                java, time);
    }

    /**
     * {@return the same with entry points}
     *
     * @param points all of them
     */
    public WheelProject withEntryPoints(EntryPoints points) {
        return new WheelProject(metadata, classes, dependencies, pythonSources, data, points, licenceFiles, jvmOptions, java, time);
    }

    /**
     * {@return the same with licence texts}
     *
     * @param files the texts; METADATA names them
     */
    public WheelProject withLicenceFiles(List<Path> files) {
        return new WheelProject(metadata, classes, dependencies, pythonSources, data, entryPoints, files, jvmOptions, java, time);
    }

    /**
     * {@return the same with options for the JVM}
     *
     * @param options as on the command line of {@code java}
     */
    public WheelProject withJvmOptions(List<String> options) {
        return new WheelProject(metadata, classes, dependencies, pythonSources, data, entryPoints, licenceFiles, options, java, time);
    }

    /**
     * {@return the same with a Java of its own}
     *
     * @param bundled the Java
     */
    public WheelProject withBundledJava(BundledJava bundled) {
        return new WheelProject(metadata, classes, dependencies, pythonSources, data, entryPoints, licenceFiles, jvmOptions,
                Optional.of(bundled), time);
    }

    /**
     * {@return the same with another time}
     *
     * @param all the time that all files in the wheel have
     */
    public WheelProject withTime(Instant all) {
        return new WheelProject(metadata, classes, dependencies, pythonSources, data, entryPoints, licenceFiles, jvmOptions, java, all);
    }

    /** {@return the modules that its Java code has} */
    public List<ModuleDescriptor> modules() {
        return classes.map(ModuleDescriptor::in).orElse(List.of());
    }
}
