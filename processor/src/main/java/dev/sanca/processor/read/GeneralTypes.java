package dev.sanca.processor.read;

import dev.sanca.processor.model.ValueType;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** The types that the runtime's table converts. */
record GeneralTypes(Source source) {
    Optional<ValueType> find(TypeMirror type, boolean parameter) {
        return Optional.empty();
    }
}
