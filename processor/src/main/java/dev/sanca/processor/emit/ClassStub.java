package dev.sanca.processor.emit;

import dev.sanca.processor.model.ClassModel;
import dev.sanca.processor.model.ModuleModel;

/** A class in a stub. */
record ClassStub(ClassModel type, ModuleModel module) {
    String text() {
        return "";
    }
}
