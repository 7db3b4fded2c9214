package dev.sanca.capigen;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.sanca.capigen.Spec.Header;
import dev.sanca.capigen.Spec.Struct;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;

/** Generates the Java sources of the {@code capi} module into the folder given as the only argument. */
public final class Main {
    /** Structs that C passes by value: hand-written records. */
    private static final Set<String> RECORDS = Set.of("PyStatus", "Py_complex");

    private final Spec spec;
    private final OutputFolder output;

    Main(Spec spec, OutputFolder output) {
        this.spec = spec;
        this.output = output;
    }

    /**
     * Runs the generator.
     *
     * @param args the target folder
     * @throws IOException if the spec can't be read or a file can't be written
     */
    public static void main(String[] args) throws IOException {
        if (args.length != 1) {
            throw new IllegalArgumentException("usage: Main TARGET_FOLDER");
        }
        Path folder = Path.of(args[0]).resolve(Names.PACKAGE.replace('.', '/'));
        new Main(new SpecReader().read(), new OutputFolder(folder)).generate();
    }

    void generate() throws IOException {
        ClassName previous = Names.CHAIN_BASE;
        for (Header header : spec.headers()) {
            write(new HeaderEmitter(spec, header).emit(previous), header.name());
            previous = Names.of(header.className());
        }
        write(python(previous), "Python.h");
        write(headerClasses(), "all headers");
        Set<String> names = spec.structs().stream().map(Struct::name).collect(Collectors.toSet());
        for (Struct struct : spec.structs()) {
            if (!RECORDS.contains(struct.name())) {
                write(new StructEmitter(struct, names).emit(), struct.header());
            }
        }
        for (Spec.Callback callback : spec.callbacks()) {
            write(new CallbackEmitter(callback).emit(), "function pointer types");
        }
        writeInternal(new EntriesEmitter(spec.callbacks()).emit(), "function pointer types");
        output.deleteStale();
    }

    private static TypeSpec python(ClassName last) {
        return TypeSpec.classBuilder(Names.PYTHON)
                .addModifiers(Modifier.PUBLIC, Modifier.FINAL)
                .superclass(last)
                .addJavadoc(
                        "The whole C API under one roof: {@code import static dev.sanca.capi.Python.*;} is what {@code #include"
                                + " <Python.h>} is in C.\n")
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .build();
    }

    /**
     * The header classes from the base of the chain on: loaded in this order, none makes the JVM load its whole line of
     * ancestors within one another, which takes more than 512 KiB of stack.
     */
    private TypeSpec headerClasses() {
        CodeBlock names = spec.headers().stream().map(h -> CodeBlock.of("$S", h.className())).collect(CodeBlock.joining(", "));
        return TypeSpec.classBuilder("HeaderClasses")
                .addModifiers(Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
                .addMethod(MethodSpec.methodBuilder("names")
                        .addModifiers(Modifier.STATIC)
                        .returns(ArrayTypeName.of(String.class))
                        .addStatement("return new String[] {$L}", names)
                        .build())
                .build();
    }

    private void write(TypeSpec type, String origin) throws IOException {
        JavaFile file = JavaFile.builder(Names.PACKAGE, type)
                .addFileComment("Generated from the description of $L; edit that, not this.", origin)
                .indent("    ")
                .addStaticImport(Names.PYTHON, "*")
                .skipJavaLangImports(true)
                .build();
        output.write(type.name(), file.toString());
    }

    private void writeInternal(TypeSpec type, String origin) throws IOException {
        JavaFile file = JavaFile.builder(Names.PACKAGE + ".internal", type)
                .addFileComment("Generated from the description of $L; edit that, not this.", origin)
                .indent("    ")
                .skipJavaLangImports(true)
                .build();
        output.write("internal/" + type.name(), file.toString());
    }
}
