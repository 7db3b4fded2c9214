package dev.sanca.packager.wheel;

import dev.sanca.packager.BuildException;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the build backend of the Python package {@code sanca} runs for projects without a pom: compile, pack.
 *
 * <p>Arguments: what to make ({@code wheel}, {@code editable}, {@code metadata}), the project's folder, the folder to write to, a class
 * path with the jars of Sanca, one with the annotation processor. The last line of the output is the name of the file made.
 */
public final class Main {
    private Main() {}

    /**
     * Runs and ends the process: status 0, or 1 after a message to the user.
     *
     * @param arguments see above
     */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out, System.err));
    }

    static int run(String[] arguments, PrintStream out, PrintStream err) {
        try {
            Path root = Path.of(arguments[1]).toAbsolutePath().normalize();
            PyProject project = PyProject.in(root).orElseThrow(() -> new BuildException("there is no pyproject.toml in " + root));
            out.println(make(arguments[0], root, project, Path.of(arguments[2]), paths(arguments[3]), paths(arguments[4])).getFileName());
            return 0;
        } catch (BuildException clear) {
            err.println("sanca: " + clear.getMessage());
            return 1;
        }
    }

    private static Path make(String what, Path root, PyProject pyproject, Path folder, List<Path> sanca, List<Path> processors) {
        WheelProject project = project(root, pyproject);
        if (what.equals("metadata")) {
            return writeMetadata(project, pyproject, folder);
        }
        Path build = root.resolve("build/sanca");
        JavacBuild javac = new JavacBuild(pyproject, build);
        List<JarFile> jars = pyproject.jars().stream().map(JarFile::of).toList();
        Path classes = javac.compile(sanca, processors);
        if (what.equals("editable")) {
            return new WheelBuilder(project.withJava(classes, jars)).writeEditable(folder, build.resolve("python"));
        }
        Path jar = javac.jar(classes, WheelWriter.stem(project.metadata()), project.time());
        return new WheelBuilder(project.withJava(jar, jars)).write(folder);
    }

    private static WheelProject project(Path root, PyProject pyproject) {
        WheelProject project = WheelProject.of(pyproject.metadata(Optional.empty())).withPython(List.of(pyproject.pythonSource()))
                .withEntryPoints(pyproject.entryPoints()).withLicenceFiles(pyproject.licenceFiles())
                .withJvmOptions(pyproject.jvmOptions()).withTime(time());
        return pyproject.data().map(project::withData).orElse(project);
    }

    private static Path writeMetadata(WheelProject project, PyProject pyproject, Path folder) {
        Path file = folder.resolve("METADATA");
        try {
            Files.createDirectories(folder);
            return Files.writeString(file, new WheelBuilder(project.withJava(pyproject.javaSource(), List.of())).completeMetadata().text());
        } catch (IOException unwritable) {
            throw new BuildException("cannot write " + file + ": " + unwritable.getMessage());
        }
    }

    /** <a href="https://reproducible-builds.org/specs/source-date-epoch/">SOURCE_DATE_EPOCH</a>, in seconds. */
    private static Instant time() {
        String epoch = System.getenv("SOURCE_DATE_EPOCH");
        try {
            return epoch == null || epoch.isBlank() ? WheelProject.NO_TIME : Instant.ofEpochSecond(Long.parseLong(epoch.strip()));
        } catch (NumberFormatException malformed) {
            throw new BuildException("SOURCE_DATE_EPOCH is \"" + epoch + "\", which is no number of seconds");
        }
    }

    private static List<Path> paths(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator)).filter(entry -> !entry.isEmpty()).map(Path::of).toList();
    }
}
