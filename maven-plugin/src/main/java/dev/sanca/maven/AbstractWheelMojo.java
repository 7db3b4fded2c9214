package dev.sanca.maven;

import static dev.sanca.maven.PomMetadata.orEmpty;

import dev.sanca.packager.BuildException;
import dev.sanca.packager.wheel.BundledJava;
import dev.sanca.packager.wheel.EntryPoints;
import dev.sanca.packager.wheel.JarFile;
import dev.sanca.packager.wheel.JavaImage;
import dev.sanca.packager.wheel.Metadata;
import dev.sanca.packager.wheel.MetadataFields;
import dev.sanca.packager.wheel.ProjectFolder;
import dev.sanca.packager.wheel.PyProject;
import dev.sanca.packager.wheel.WheelProject;
import java.io.File;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.maven.artifact.Artifact;
import org.apache.maven.execution.MavenSession;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.toolchain.Toolchain;
import org.apache.maven.toolchain.ToolchainManager;

/** What all goals know about the project. */
abstract class AbstractWheelMojo extends AbstractMojo {
    /** The project that is built. */
    @Parameter(defaultValue = "${project}", readonly = true, required = true)
    protected MavenProject project;

    /** The run of Maven that builds it. */
    @Parameter(defaultValue = "${session}", readonly = true, required = true)
    protected MavenSession session;

    @Inject
    private ToolchainManager toolchains;

    /** The name under which pip knows the project. */
    @Parameter(property = "sanca.name", defaultValue = "${project.artifactId}")
    private String name;

    /** The version, if the project's own is not to be translated: 1.0-SNAPSHOT becomes 1.0.dev0, 1.0-M1 becomes 1.0b1. */
    @Parameter(property = "sanca.version")
    private String version;

    /** Folders with Python code and its data; what is in them is put at the top of the wheel. Default: src/main/python. */
    @Parameter
    private List<File> pythonSources;

    /** A folder with files that are installed below the environment's prefix, such as share/man/man1/spam.1. */
    @Parameter(defaultValue = "${project.basedir}/src/main/data")
    private File dataDirectory;

    /** Commands that pip makes, and the functions that they call: {@code <spam-count>spam:main</spam-count>}. */
    @Parameter
    private Map<String, String> scripts;

    /** Python distributions that must be installed too, such as {@code numpy>=2}. Sanca itself comes by itself. */
    @Parameter
    private List<String> requires;

    /** Which Pythons it runs on. */
    @Parameter(property = "sanca.requiresPython", defaultValue = ">=3.10")
    private String requiresPython;

    /** Classifiers of the Python package index, such as {@code Topic :: Text Processing}. */
    @Parameter
    private List<String> classifiers;

    /** What the JVM must be started with, such as -Xmx1g. */
    @Parameter
    private List<String> jvmOptions;

    /** Whether the jars that the project needs at run time come along. Turn it off where the project's own jar has them inside. */
    @Parameter(property = "sanca.includeDependencies", defaultValue = "true")
    private boolean includeDependencies;

    /** Whether a Java made by jlink comes along, so that the user needs none. The wheel is then for this platform only. */
    @Parameter(property = "sanca.bundleJava", defaultValue = "false")
    private boolean bundleJava;

    /** The Java modules of the bundled Java. Default: those that jdeps finds in the jars. */
    @Parameter
    private List<String> javaModules;

    /** The platform tag of a wheel with a bundled Java, if what is found out is not right. */
    @Parameter(property = "sanca.platform")
    private String platform;

    /** The time of all files in the wheel. */
    @Parameter(defaultValue = "${project.build.outputTimestamp}")
    private String outputTimestamp;

    /** Skips the goal. */
    @Parameter(property = "sanca.skip", defaultValue = "false")
    private boolean skip;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("Skipped, as sanca.skip says.");
            return;
        }
        try {
            run();
        } catch (BuildException clear) {
            throw new MojoFailureException(clear.getMessage(), clear);
        }
    }

    /** What the goal does. */
    abstract void run();

    final Path target() {
        return Path.of(project.getBuild().getDirectory());
    }

    private Path root() {
        return project.getBasedir().toPath();
    }

    /** The project with its jar, if that is built, and Java of its own, if it wants one. */
    final WheelProject packed() {
        File jar = project.getArtifact().getFile();
        boolean isJar = jar != null && jar.getName().endsWith(".jar") && jar.isFile();
        WheelProject described = isJar ? described().withJava(jar.toPath(), dependencies()) : described();
        return bundleJava ? described.withBundledJava(bundledJava(described)) : described;
    }

    /** The project with its classes as they are compiled. */
    final WheelProject loose() {
        Path classes = Path.of(project.getBuild().getOutputDirectory());
        return classes.toFile().isDirectory() ? described().withJava(classes, dependencies()) : described();
    }

    /** The project without its Java code. */
    final WheelProject described() {
        ProjectFolder folder = new ProjectFolder(root());
        Optional<PyProject> pyproject = PyProject.in(root());
        Metadata pom = PomMetadata.of(project.getModel(), name, Optional.ofNullable(version), fields(), folder);
        EntryPoints points = pyproject.map(PyProject::entryPoints).orElse(EntryPoints.NONE)
                .with(EntryPoints.CONSOLE_SCRIPTS, scripts == null ? Map.of() : scripts);
        WheelProject described = WheelProject.of(pyproject.map(toml -> toml.metadata(Optional.of(pom))).orElse(pom))
                .withPython(sources()).withEntryPoints(points).withTime(time())
                .withLicenceFiles(pyproject.map(PyProject::licenceFiles).orElseGet(() -> licenceFiles(folder)))
                .withJvmOptions(pyproject.map(PyProject::jvmOptions).map(this::withOwn).orElse(orEmpty(jvmOptions)));
        return dataDirectory.isDirectory() ? described.withData(dataDirectory.toPath()) : described;
    }

    private List<String> withOwn(List<String> options) {
        return Stream.concat(orEmpty(jvmOptions).stream(), options.stream()).toList();
    }

    /** The project's own licence texts, else those of the project that it is a part of. */
    private List<Path> licenceFiles(ProjectFolder folder) {
        MavenProject parent = project.getParent();
        List<Path> own = folder.licenceFiles();
        return own.isEmpty() && parent != null && parent.getBasedir() != null
                ? new ProjectFolder(parent.getBasedir().toPath()).licenceFiles() : own;
    }

    private MetadataFields fields() {
        MetadataFields fields = new MetadataFields().requires(orEmpty(requires)).requiresPython(requiresPython);
        orEmpty(classifiers).forEach(classifier -> fields.add("Classifier", classifier));
        return fields;
    }

    private List<Path> sources() {
        return pythonSources == null ? List.of(root().resolve("src/main/python")) : pythonSources.stream().map(File::toPath).toList();
    }

    private List<JarFile> dependencies() {
        if (!includeDependencies) {
            return List.of();
        }
        return project.getArtifacts().stream().filter(artifact -> artifact.getArtifactHandler().isAddedToClasspath())
                .filter(artifact -> List.of(Artifact.SCOPE_COMPILE, Artifact.SCOPE_RUNTIME).contains(artifact.getScope()))
                .map(AbstractWheelMojo::jar).toList();
    }

    private static JarFile jar(Artifact artifact) {
        return new JarFile(artifact.getFile().toPath(), artifact.getGroupId(), artifact.getArtifactId(), artifact.getVersion());
    }

    private BundledJava bundledJava(WheelProject described) {
        Stream<Path> jars = Stream.concat(described.classes().stream(), project.getArtifacts().stream().map(one -> one.getFile().toPath()));
        return JavaImage.link(jdk(), jars.toList(), orEmpty(javaModules), target().resolve("sanca/java"), Optional.ofNullable(platform));
    }

    /** The JDK that the project is built with. */
    private Path jdk() {
        Toolchain toolchain = toolchains.getToolchainFromBuildContext("jdk", session);
        String javac = toolchain == null ? null : toolchain.findTool("javac");
        return javac == null ? Path.of(System.getProperty("java.home")) : Path.of(javac).getParent().getParent();
    }

    private Instant time() {
        String said = outputTimestamp != null && outputTimestamp.length() > 1 ? outputTimestamp : System.getenv("SOURCE_DATE_EPOCH");
        if (said == null || said.isBlank()) {
            return WheelProject.NO_TIME;
        }
        try {
            return said.matches("\\d+") ? Instant.ofEpochSecond(Long.parseLong(said)) : OffsetDateTime.parse(said).toInstant();
        } catch (DateTimeParseException | NumberFormatException malformed) {
            throw new BuildException("project.build.outputTimestamp is \"" + said + "\", which is no time such as 2026-11-22T00:00:00Z");
        }
    }
}
