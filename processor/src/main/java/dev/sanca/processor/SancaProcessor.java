package dev.sanca.processor;

import dev.sanca.processor.emit.DescriptorEmitter;
import dev.sanca.processor.emit.GlueEmitter;
import dev.sanca.processor.emit.StubEmitter;
import dev.sanca.processor.model.ModuleModel;
import dev.sanca.processor.read.MisplacedAnnotations;
import dev.sanca.processor.read.ModuleReader;
import dev.sanca.processor.read.Problems;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.Diagnostic;
import javax.tools.FileObject;
import javax.tools.StandardLocation;

/**
 * Makes Python modules of classes with {@code @PyModule}.
 *
 * <p>In order: what is annotated outside a module is reported; each module is read into a model, and what is wrong with it is
 * reported where it is; a module without problems is written as glue, stub and descriptor. Each module depends on its own
 * source file only, so that incremental builds (Gradle's "isolating") may leave the others alone.
 */
@SupportedAnnotationTypes("dev.sanca.extension.*")
public final class SancaProcessor extends AbstractProcessor {
    /** Module names that were written in this compilation, with the class. */
    private final Map<String, TypeElement> written = new HashMap<>();

    /** Made by the compiler. */
    public SancaProcessor() {}

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Problems problems = new Problems(processingEnv.getMessager());
        new MisplacedAnnotations(processingEnv, problems).check(annotations, round);
        TypeElement moduleAnnotation = processingEnv.getElementUtils().getTypeElement("dev.sanca.extension.PyModule");
        if (moduleAnnotation != null) {
            for (TypeElement module : ElementFilter.typesIn(round.getElementsAnnotatedWith(moduleAnnotation))) {
                ModuleReader reader = new ModuleReader(processingEnv, problems, module);
                if (!reader.isSubmodule()) {
                    reader.read().ifPresent(model -> write(model, module));
                }
            }
        }
        // Nobody else's annotations: what no processor claims is a warning of javac's.
        return true;
    }

    private void write(ModuleModel model, TypeElement module) {
        TypeElement other = written.put(model.name(), module);
        try {
            writeGlue(model, module);
            if (other == null) {
                String folder = "META-INF/sanca/" + model.name() + "/";
                for (Map.Entry<String, String> stub : StubEmitter.emit(model).entrySet()) {
                    writeResource(folder + stub.getKey(), stub.getValue(), module);
                }
                writeResource(folder + "module.json", DescriptorEmitter.emit(model), module);
            } else {
                error(module, "SANCA008: there is another module '" + model.name() + "', " + other.getQualifiedName()
                        + ": give one another name");
            }
        } catch (IOException failed) {
            error(module, "can't write what was made of module '" + model.name() + "': " + failed);
        }
    }

    private void writeGlue(ModuleModel model, TypeElement module) throws IOException {
        GlueEmitter.emit(model, module).writeTo(processingEnv.getFiler());
        for (ModuleModel submodule : model.submodules()) {
            writeGlue(submodule, module);
        }
    }

    private void writeResource(String name, String text, Element origin) throws IOException {
        FileObject file = processingEnv.getFiler().createResource(StandardLocation.CLASS_OUTPUT, "", name, origin);
        try (Writer writer = file.openWriter()) {
            writer.write(text);
        }
    }

    private void error(Element where, String message) {
        processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, message, where);
    }
}
