package dev.sanca.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.lang.model.element.Modifier;

/** The members of a generated class, each with a name of its own, in the order in which they are initialised. */
final class GlueNames {
    static final String GLUE = "dev.sanca.glue";
    static final String CAPI = "dev.sanca.capi";
    static final ClassName SIGNATURE = ClassName.get(GLUE, "Signature");
    static final ClassName TO_JAVA = ClassName.get(GLUE, "ToJava");
    static final ClassName TO_PYTHON = ClassName.get(GLUE, "ToPython");
    static final ClassName GLUE_CLASS = ClassName.get(GLUE, "Glue");
    static final ClassName PYTHON = ClassName.get(CAPI, "Python");
    static final ClassName METHOD_TABLE = ClassName.get(CAPI, "MethodTable");

    private final ClassName glue;
    private final NameAllocator allocator = new NameAllocator();
    private final List<FieldSpec> fields = new ArrayList<>();
    /** The fields that hold the Python classes, by Java class. */
    private final Map<TypeName, String> classFields = new HashMap<>();
    /** The fields that hold types of the table of conversions. */
    private final Map<TypeName, String> typeFields = new HashMap<>();

    /** The nested types. */
    private final List<TypeSpec> types = new ArrayList<>();
    /** The interfaces by which a method is called that Python overrides, by the Java class that declares it. */
    private final Map<TypeName, ClassName> inherited = new HashMap<>();

    GlueNames(ClassName glue) {
        this.glue = glue;
    }

    ClassName glue() {
        return glue;
    }

    String method(String wanted) {
        return allocator.newName(wanted);
    }

    /** Adds a constant; its name is made of the method's. */
    String constant(TypeName type, String wanted, String format, Object... arguments) {
        String name = allocator.newName(wanted.toUpperCase(Locale.ROOT));
        fields.add(FieldSpec.builder(type, name, Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL).initializer(format, arguments).build());
        return name;
    }

    List<FieldSpec> fields() {
        return fields;
    }

    void classField(TypeName javaClass, String field) {
        classFields.put(javaClass, field);
    }

    String classField(TypeName javaClass) {
        return classFields.get(javaClass);
    }

    void type(TypeSpec type) {
        types.add(type);
    }

    List<TypeSpec> types() {
        return types;
    }

    void inherited(TypeName javaClass, ClassName face) {
        inherited.put(javaClass, face);
    }

    /** Null if Python can't override methods of the class. */
    ClassName inherited(TypeName javaClass) {
        return inherited.get(javaClass);
    }

    /** The constant with the descriptor of a type that the runtime's table converts. */
    String typeField(TypeName type) {
        TypeName boxed = type.box();
        return typeFields.computeIfAbsent(boxed, _ -> constant(
                ParameterizedTypeName.get(ClassName.get(GLUE, "GeneralType"), boxed),
                "type_" + boxed.toString().replaceAll("[\\w.]+\\.", "").replaceAll("\\W+", "_").replaceAll("_$", ""),
                "new $T<$T>() {}", ClassName.get(GLUE, "GeneralType"), boxed));
    }
}
