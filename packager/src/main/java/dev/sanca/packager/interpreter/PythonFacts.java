package dev.sanca.packager.interpreter;

import dev.sanca.packager.BuildException;
import dev.sanca.packager.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a build has to know of a CPython.
 *
 * @param executable the program that was asked
 * @param version the feature version, such as {@code 3.14}
 * @param abiFlags {@code t} for free-threaded builds, mostly empty
 * @param extensionSuffix what the file names of extension modules end in
 * @param standardLibrary the folder with {@code os.py}
 * @param dynamicModules the folder with the standard library's extension modules
 * @param include the folder with {@code Python.h}
 * @param library libpython as a shared library
 * @param moreLibraries shared libraries beside it that its extension modules need
 */
public record PythonFacts(Path executable, String version, String abiFlags, String extensionSuffix, Path standardLibrary, Path dynamicModules,
        Path include, Path library, List<Path> moreLibraries) {
    private static final String QUESTION = """
            import os, sys, sysconfig
            v = sysconfig.get_config_var
            out = {"version": "%d.%d" % sys.version_info[:2], "abi": getattr(sys, "abiflags", ""), "suffix": v("EXT_SUFFIX"),
                   "stdlib": os.path.dirname(os.__file__), "include": sysconfig.get_paths()["include"],
                   "base": sys.base_prefix, "libdir": v("LIBDIR") or "", "multiarch": v("MULTIARCH") or "",
                   "library": v("INSTSONAME") or v("LDLIBRARY") or "",
                   "dynload": os.path.join(sysconfig.get_path("platstdlib"), "lib-dynload")}
            for key, value in out.items():
                print(key, value, sep="=")
            """;

    /**
     * Asks a Python.
     *
     * @param executable a {@code python} program
     * @return what it says
     * @throws BuildException if it cannot be run, or lacks its shared library or its headers
     */
    public static PythonFacts of(Path executable) {
        Map<String, String> answers = ask(executable);
        Path include = Path.of(answers.get("include"));
        if (!Files.exists(include.resolve("Python.h"))) {
            throw new BuildException(executable + " has no headers: there is no " + include.resolve("Python.h")
                    + "; install its development package, on Debian: apt-get install python" + answers.get("version") + "-dev");
        }
        Path base = Path.of(answers.get("base"));
        return new PythonFacts(executable, answers.get("version"), answers.get("abi"), answers.get("suffix"), Path.of(answers.get("stdlib")),
                Path.of(answers.get("dynload")), include, library(executable, base, answers), moreLibraries(base));
    }

    private static Path library(Path executable, Path base, Map<String, String> answers) {
        String name = answers.get("library");
        Path libdir = Path.of(answers.get("libdir"));
        List<Path> places = List.of(base, base.resolve("lib"), libdir, libdir.resolve(answers.get("multiarch")));
        return places.stream().map(place -> place.resolve(name))
                .filter(file -> name.contains(".so") && Files.isRegularFile(file)).findFirst()
                .orElseThrow(() -> new BuildException(executable + " has no shared libpython (" + name + "), which the interpreter"
                        + " is linked with; take another Python, or leave out --python for the one that comes with Sanca"));
    }

    /** The embedded CPython has libffi beside libpython. */
    private static List<Path> moreLibraries(Path base) {
        Path ffi = base.resolve("libffi.so.8");
        return Files.exists(ffi) ? List.of(ffi) : List.of();
    }

    private static Map<String, String> ask(Path executable) {
        try {
            Program ended = Program.run(List.of(executable.toString(), "-I", "-c", QUESTION));
            if (ended.status() != 0) {
                throw new BuildException(executable + " cannot be run as a Python: " + ended.output().strip());
            }
            return parse(ended.output());
        } catch (IOException e) {
            throw new BuildException(executable + " cannot be run: " + e.getMessage());
        }
    }

    private static Map<String, String> parse(String text) {
        Map<String, String> answers = new TreeMap<>();
        text.lines().forEach(line -> {
            int at = line.indexOf('=');
            answers.put(line.substring(0, Math.max(at, 0)), line.substring(at + 1));
        });
        return answers;
    }
}
