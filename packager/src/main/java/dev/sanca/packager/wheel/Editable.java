package dev.sanca.packager.wheel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an editable install puts into {@code site-packages}: a {@code .pth} file with the project's Python folders, which editors and
 * type checkers follow too, and for a Java module inside a Python package, whose folder lies elsewhere, a finder.
 */
final class Editable {
    private final WheelProject project;
    private final List<ModuleDescriptor> modules;
    private final Path staging;

    Editable(WheelProject project, List<ModuleDescriptor> modules, Path staging) {
        this.project = project;
        this.modules = modules;
        this.staging = staging;
    }

    void addTo(FileTree content) {
        String name = "_" + project.metadata().name().fileName().replace('.', '_') + "_editable";
        List<ModuleDescriptor> inside = modules.stream().filter(this::isInsidePythonPackage).toList();
        StringBuilder pth = new StringBuilder();
        Stream.concat(project.pythonSources().stream().filter(Files::isDirectory), Stream.of(staging))
                .forEach(folder -> pth.append(folder.toAbsolutePath().normalize()).append('\n'));
        if (!inside.isEmpty()) {
            pth.append("import ").append(name).append('\n');
            content.add(name + ".py", finder(inside), "the editable install");
        }
        content.add(name + ".pth", pth.toString(), "the editable install");
    }

    private boolean isInsidePythonPackage(ModuleDescriptor module) {
        int dot = module.module().indexOf('.');
        return dot >= 0 && project.pythonSources().stream()
                .anyMatch(folder -> Files.exists(folder.resolve(module.module().substring(0, dot)).resolve("__init__.py")));
    }

    private String finder(List<ModuleDescriptor> inside) {
        StringBuilder entries = new StringBuilder();
        JsonMapper json = new JsonMapper(); // a JSON string is a Python literal
        inside.forEach(module -> entries.append("    ").append(json.writeValueAsString(module.module())).append(": ")
                .append(json.writeValueAsString(staging.resolve(module.folder()).toString())).append(",\n"));
        return """
                \"""Finds Java modules of an editable install that are inside a Python package.\"""

                import importlib.util
                import os
                import sys

                FOLDERS = {
                %s}


                class Finder:
                    @staticmethod
                    def find_spec(name, path=None, target=None):
                        folder = FOLDERS.get(name)
                        if folder is None:
                            return None
                        return importlib.util.spec_from_file_location(
                            name, os.path.join(folder, "__init__.py"), submodule_search_locations=[folder])


                sys.meta_path.append(Finder)
                """.formatted(entries);
    }
}
