package dev.sanca.processor.read;

import dev.sanca.processor.model.ClassModel;
import java.util.List;
import javax.lang.model.element.TypeElement;

record ClassReader(Source source, CallableReader callables, TypeReader types) {
    List<ClassModel> readAll(List<TypeElement> types) {
        return List.of();
    }
}
