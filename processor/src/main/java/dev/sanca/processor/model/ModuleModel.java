package dev.sanca.processor.model;

import com.palantir.javapoet.ClassName;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A module.
 *
 * @param name the full Python name, perhaps dotted
 * @param root the name of the outermost module that it is in; its own if there is none
 * @param doc the docstring; empty if there is none
 * @param type the annotated class
 * @param interpreters the name of the constant of {@code Interpreters}
 * @param gilNeeded whether a free-threaded CPython has to turn its lock on
 * @param functions its functions
 * @param classes its classes, base classes first
 * @param exceptions its exception classes, base classes first
 * @param constants its constants
 * @param init names of the static methods to run at import
 * @param cleanup names of the static methods to run at the end
 * @param submodules the modules inside it, which are made together with it
 * @param foreign the classes of other modules that it takes or gives
 */
public record ModuleModel(String name, String root, String doc, ClassName type, String interpreters, boolean gilNeeded,
        List<CallableModel> functions, List<ClassModel> classes, List<ExceptionModel> exceptions, List<ConstantModel> constants,
        List<String> init, List<String> cleanup, List<ModuleModel> submodules,
        List<ForeignModel> foreign) {

    /**
     * The modules, besides those of the same root, whose classes come up here or in the modules inside.
     *
     * @return their roots' names, in order
     */
    public SortedSet<String> uses() {
        SortedSet<String> uses = new TreeSet<>();
        foreign.stream().map(ForeignModel::root).filter(other -> !other.equals(root)).forEach(uses::add);
        submodules.forEach(submodule -> uses.addAll(submodule.uses()));
        return uses;
    }

    /**
     * The last part of the name.
     *
     * @return what {@code PyInit_} is followed by
     */
    public String simpleName() {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /**
     * The generated class.
     *
     * @return beside the annotated one
     */
    public ClassName glue() {
        return ClassName.get(type.packageName(), String.join("_", type.simpleNames()) + "Glue");
    }
}
