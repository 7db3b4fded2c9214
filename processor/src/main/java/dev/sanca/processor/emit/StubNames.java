package dev.sanca.processor.emit;

import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.ClassModel;
import dev.sanca.processor.model.ConstantModel;
import dev.sanca.processor.model.ExceptionModel;
import dev.sanca.processor.model.ForeignModel;
import dev.sanca.processor.model.ModuleModel;
import dev.sanca.processor.model.OperatorModel;
import dev.sanca.processor.model.PropertyModel;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What types are called in a scope of a stub. Where a member has the name of a built-in type or of an imported module
 * ({@code def list(self) -> list[int]}), that means the member to a type checker, and the other one is written in another way.
 */
final class StubNames {
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])([A-Za-z_]\\w*)((?:\\.\\w+)*)");
    private static final Set<String> BUILT_IN = Set.of("bool", "bytearray", "bytes", "classmethod", "complex", "dict", "float", "int",
            "list", "memoryview", "object", "property", "set", "staticmethod", "str", "tuple", "type");
    static final List<String> STANDARD_MODULES = List.of("builtins", "datetime", "decimal", "enum", "fractions", "pathlib",
            "types", "uuid");

    private final Set<String> taken = new HashSet<>();
    /** Modules that may come up, longer names before the shorter ones that they start with. */
    private final Set<String> modules = new TreeSet<>(java.util.Comparator.reverseOrder());

    /** Those of a module; or of one of its classes, if that is not null. */
    StubNames(ModuleModel module, ClassModel type) {
        module.functions().stream().map(CallableModel::name).forEach(taken::add);
        module.classes().stream().map(ClassModel::name).forEach(taken::add);
        module.exceptions().stream().map(ExceptionModel::name).forEach(taken::add);
        module.constants().stream().map(ConstantModel::name).forEach(taken::add);
        module.submodules().stream().map(ModuleModel::simpleName).forEach(taken::add);
        if (type != null) {
            type.methods().stream().map(CallableModel::name).forEach(taken::add);
            type.properties().stream().map(PropertyModel::name).forEach(taken::add);
            type.operators().stream().map(OperatorModel::method).map(CallableModel::name).forEach(taken::add);
            type.constants().stream().map(ConstantModel::name).forEach(taken::add);
            taken.addAll(type.members());
        }
        modules.addAll(STANDARD_MODULES);
        module.foreign().stream().map(ForeignModel::module).forEach(modules::add);
    }

    /** A type or a decorator, such as {@code list[datetime.date]}. */
    String of(String annotation) {
        return NAME.matcher(annotation).replaceAll(name -> java.util.regex.Matcher.quoteReplacement(written(name)));
    }

    private String written(MatchResult name) {
        if (!taken.contains(name.group(1))) {
            return name.group();
        }
        for (String module : modules) {
            if (name.group().startsWith(module + ".")) {
                return alias(module) + name.group().substring(module.length());
            }
        }
        return name.group(2).isEmpty() && BUILT_IN.contains(name.group()) ? alias("builtins") + "." + name.group() : name.group();
    }

    /** The name under which a module is imported whose own one is taken. */
    static String alias(String module) {
        return "_" + module.replace('.', '_');
    }
}
