package dev.sanca.processor.read;

import com.palantir.javapoet.ClassName;
import dev.sanca.processor.model.ExceptionModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.TypeElement;

/** The exception classes of a module. */
final class ExceptionReader {
    private static final Set<String> BUILT_IN = Set.of("BaseException", "Exception", "ArithmeticError", "FloatingPointError",
            "OverflowError", "ZeroDivisionError", "AssertionError", "AttributeError", "BufferError", "EOFError", "ImportError",
            "ModuleNotFoundError", "LookupError", "IndexError", "KeyError", "MemoryError", "NameError", "UnboundLocalError", "OSError",
            "BlockingIOError", "ChildProcessError", "ConnectionError", "BrokenPipeError", "ConnectionAbortedError",
            "ConnectionRefusedError", "ConnectionResetError", "FileExistsError", "FileNotFoundError", "InterruptedError",
            "IsADirectoryError", "NotADirectoryError", "PermissionError", "ProcessLookupError", "TimeoutError", "ReferenceError",
            "RuntimeError", "NotImplementedError", "RecursionError", "StopIteration", "StopAsyncIteration", "SyntaxError",
            "SystemError", "TypeError", "ValueError", "UnicodeError", "Warning", "UserWarning", "DeprecationWarning",
            "RuntimeWarning", "KeyboardInterrupt", "SystemExit", "GeneratorExit");

    private final Source source;

    ExceptionReader(Source source) {
        this.source = source;
    }

    /** The models, those of base classes first. */
    List<ExceptionModel> read(List<TypeElement> types) {
        Map<String, TypeElement> byName = new LinkedHashMap<>();
        types.forEach(type -> byName.put(type.getQualifiedName().toString(), type));
        Map<String, ExceptionModel> done = new LinkedHashMap<>();
        byName.values().forEach(type -> read(type, byName, done));
        return new ArrayList<>(done.values());
    }

    private void read(TypeElement type, Map<String, TypeElement> byName, Map<String, ExceptionModel> done) {
        String javaName = type.getQualifiedName().toString();
        if (done.containsKey(javaName)) {
            return;
        }
        if (!source.isA(type.asType(), "java.lang.Throwable")) {
            source.problems().report(Problem.EXCEPTION, type, "a @PyException extends a Java exception, and "
                    + type.getSimpleName() + " does not");
            return;
        }
        source.requireAccessible(type, "class " + type.getSimpleName());
        TypeElement parent = byName.get(TypeReader.plainName(type.getSuperclass()));
        if (parent != null) {
            read(parent, byName, done);
        }
        String base = source.annotations().text(type, "PyException", "base");
        if (!BUILT_IN.contains(base)) {
            source.problems().report(Problem.EXCEPTION, type, "'" + base + "' is no built-in exception of Python's");
        }
        String name = source.name(type, "PyException", type.getSimpleName().toString());
        ExceptionModel parentModel = parent == null ? null : done.get(parent.getQualifiedName().toString());
        done.put(javaName, new ExceptionModel(name, Javadoc.of(source.elements().getDocComment(type)).text(), ClassName.get(type),
                parentModel == null ? base : parentModel.name(), parentModel == null ? null : parentModel.type()));
    }
}
