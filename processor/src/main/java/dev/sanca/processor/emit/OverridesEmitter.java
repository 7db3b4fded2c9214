package dev.sanca.processor.emit;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.sanca.processor.model.CallableModel;
import dev.sanca.processor.model.ClassModel;
import dev.sanca.processor.model.ModuleModel;
import dev.sanca.processor.model.OverridableModel;
import dev.sanca.processor.model.ValueType;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The Java subclass behind instances of Python subclasses: when Java calls a method that the Python class overrides, it is
 * Python's that runs.
 */
final class OverridesEmitter {
    private static final ClassName OVERRIDES = ClassName.get(GlueNames.GLUE, "Overrides");
    private static final String FIELD = "sanca$overrides";
    /** What the name of a method starts with that calls Java's, not Python's. */
    static final String SUPER = "super$";

    private final ModuleModel module;
    private final GlueNames names;
    private final ClassModel type;

    OverridesEmitter(ModuleModel module, GlueNames names, ClassModel type) {
        this.module = module;
        this.names = names;
        this.type = type;
    }

    private static ClassModel base(ModuleModel module, ClassModel type) {
        return module.classes().stream().filter(other -> other.type().equals(type.base())).findFirst().orElse(null);
    }

    /** Whether there is anything to override. */
    static boolean isNeeded(ClassModel type) {
        return type.subclassable() && !type.overridable().isEmpty();
    }

    /** The methods that a class declares itself and Python may override, in it or in a class that extends it. */
    static List<CallableModel> declared(ModuleModel module, ClassModel type) {
        boolean isExtended = module.classes().stream().anyMatch(other -> other.subclassable() && inherits(module, other, type));
        return !isExtended ? List.of() : type.overridable().stream().map(OverridableModel::method)
                .filter(method -> method.owner().equals(type.type())).toList();
    }

    private static boolean inherits(ModuleModel module, ClassModel type, ClassModel from) {
        for (ClassModel each = type; each != null; each = base(module, each)) {
            if (each.type().equals(from.type())) {
                return true;
            }
        }
        return false;
    }

    /** The interface by which the class's own methods are called; null if there are none that can be overridden. */
    static TypeSpec face(ModuleModel module, ClassModel type, String name) {
        TypeSpec.Builder face = TypeSpec.interfaceBuilder(name).addModifiers(Modifier.PRIVATE)
                .addJavadoc("Java's methods of an instance whose Python class overrides them.");
        declared(module, type).forEach(method -> face.addMethod(builder(method, SUPER + method.javaName())
                .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT).build()));
        return face.build();
    }

    TypeSpec emit(String name) {
        TypeSpec.Builder subclass = TypeSpec.classBuilder(name)
                .addJavadoc("Behind instances of Python's subclasses: calls what they override.")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .superclass(type.type())
                .addSuperinterface(OVERRIDES.nestedClass("Subject"))
                .addField(FieldSpec.builder(OVERRIDES, FIELD, Modifier.PRIVATE).build())
                .addMethod(MethodSpec.methodBuilder(FIELD).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC)
                        .addParameter(OVERRIDES, "overrides").addStatement("$L = overrides", FIELD).build())
                .addMethod(MethodSpec.methodBuilder(FIELD).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC)
                        .returns(OVERRIDES).addStatement("return $L", FIELD).build());
        type.inits().forEach(init -> subclass.addMethod(constructor(init)));
        for (ClassModel each = type; each != null; each = base(module, each)) {
            if (names.inherited(each.type()) != null) {
                subclass.addSuperinterface(names.inherited(each.type()));
            }
        }
        for (OverridableModel each : type.overridable()) {
            if (!each.sealed()) {
                subclass.addMethod(overriding(each));
            }
            subclass.addMethod(inherited(each.method()));
        }
        return subclass.build();
    }

    private static MethodSpec constructor(CallableModel init) {
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
        addParameters(constructor, init);
        return constructor.addException(Throwable.class).addStatement("super($L)", arguments(init)).build();
    }

    private static void addParameters(MethodSpec.Builder method, CallableModel callable) {
        for (int i = 0; i < callable.parameters().size(); i++) {
            method.addParameter(callable.parameters().get(i).declared(), "a" + i);
        }
    }

    private static String arguments(CallableModel callable) {
        List<String> arguments = new ArrayList<>();
        for (int i = 0; i < callable.parameters().size(); i++) {
            arguments.add("a" + i);
        }
        return String.join(", ", arguments);
    }

    private MethodSpec overriding(OverridableModel overridable) {
        CallableModel method = overridable.method();
        boolean nothing = method.result().way() == ValueType.Way.NOTHING;
        MethodSpec.Builder overriding = builder(method, method.javaName()).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
        overriding.addStatement("$T call = $T.find($L, $S)", OVERRIDES.nestedClass("Call"), OVERRIDES, FIELD, method.name());
        overriding.beginControlFlow("if (call == null)");
        CodeBlock called = new OverrideCall(names, overridable).code();
        if (nothing) {
            overriding.addStatement("super.$L($L)", method.javaName(), arguments(method)).nextControlFlow("else")
                    .addStatement(called).endControlFlow();
        } else {
            overriding.addStatement("return super.$L($L)", method.javaName(), arguments(method)).endControlFlow()
                    .addStatement("return $L", called);
        }
        return overriding.build();
    }

    /** What Python calls: not the override again. */
    private static MethodSpec inherited(CallableModel method) {
        boolean nothing = method.result().way() == ValueType.Way.NOTHING;
        return builder(method, SUPER + method.javaName()).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC)
                .addStatement(nothing ? "super.$L($L)" : "return super.$L($L)", method.javaName(), arguments(method)).build();
    }

    private static MethodSpec.Builder builder(CallableModel method, String name) {
        TypeName result = method.result().way() == ValueType.Way.NOTHING ? TypeName.VOID : method.result().java();
        MethodSpec.Builder builder = MethodSpec.methodBuilder(name).returns(result);
        addParameters(builder, method);
        method.thrown().forEach(builder::addException);
        return builder;
    }
}
