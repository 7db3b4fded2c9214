package dev.sanca.internal.call;

import static dev.sanca.internal.call.FunctionCompiler.constant;
import static dev.sanca.internal.call.FunctionCompiler.desc;
import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PRIVATE;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_SUPER;
import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.sanca.Kwargs;
import dev.sanca.internal.convert.GenericTypes;
import dev.sanca.internal.convert.TypeArguments;
import java.lang.classfile.ClassBuilder;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Compiles a class that implements an interface by a Python object.
 *
 * <p>The class is next to the interface if it could not be seen from here; so it refers to nothing of ours, and does all by method
 * handles, which are constants of it.
 */
final class InterfaceCompiler {
    private static final String FIELD = "callee";
    private static final MethodTypeDesc CONSTRUCTOR = MethodTypeDesc.of(CD_void, CD_Object);
    private static final MethodHandle OVERRIDES = find("overrides", MethodType.methodType(boolean.class, Object.class, int.class));
    private static final MethodHandle EQUALS = find("areEqual", MethodType.methodType(boolean.class, Object.class, Object.class));
    private static final MethodHandle HASH_CODE = find("hash", MethodType.methodType(int.class, Object.class));
    private static final MethodHandle TO_STRING = find("text", MethodType.methodType(String.class, Object.class));

    private final Class<?> type;
    private final TypeArguments arguments;
    private final List<Object> constants = new ArrayList<>();
    private final ClassDesc name;

    private InterfaceCompiler(Type type, MethodHandles.Lookup lookup) {
        this.type = GenericTypes.raw(type);
        this.arguments = new TypeArguments(type);
        this.name = ClassDesc.of(lookup.lookupClass().getPackageName(), this.type.getSimpleName() + "$Python");
    }

    private static MethodHandle find(String name, MethodType type) {
        try {
            return MethodHandles.lookup().findStatic(Callee.class, name, type);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    /**
     * What makes instances, and what looks into them.
     *
     * @param type   the class
     * @param make   ({@link Callee} as an object) → instance as an object
     * @param callee (instance as an object) → its callee as an object
     */
    record Compiled(Class<?> type, MethodHandle make, MethodHandle callee) {}

    /**
     * Compiles the class.
     *
     * @param type   the interface, perhaps generic: arguments and results are converted by its type arguments
     * @param lookup where the class is to be
     */
    static Compiled compile(Type type, MethodHandles.Lookup lookup) {
        InterfaceCompiler compiler = new InterfaceCompiler(type, lookup);
        byte[] bytes = compiler.classFile();
        try {
            MethodHandles.Lookup hidden = lookup.defineHiddenClassWithClassData(bytes, compiler.constants, true);
            Class<?> made = hidden.lookupClass();
            MethodHandle constructor = hidden.findConstructor(made, MethodType.methodType(void.class, Object.class));
            MethodHandle getter = hidden.findGetter(made, FIELD, Object.class);
            return new Compiled(made, constructor.asType(MethodType.genericMethodType(1)), getter.asType(MethodType.genericMethodType(1)));
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] classFile() {
        return ClassFile.of().build(name, builder -> {
            builder.withFlags(ACC_FINAL | ACC_SUPER).withInterfaceSymbols(desc(type));
            builder.withField(FIELD, CD_Object, ACC_PRIVATE | ACC_FINAL);
            builder.withMethodBody(INIT_NAME, CONSTRUCTOR, ACC_PUBLIC, code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void)
                    .aload(0).aload(1).putfield(name, FIELD, CD_Object).return_());
            methodsOfObject(builder);
            List<Method> methods = InterfaceMethods.of(type).methods();
            for (int i = 0; i < methods.size(); i++) {
                method(builder, methods.get(i), i);
            }
        });
    }

    private void methodsOfObject(ClassBuilder builder) {
        withMethod(builder, "equals", MethodType.methodType(boolean.class, Object.class), EQUALS);
        withMethod(builder, "hashCode", MethodType.methodType(int.class), HASH_CODE);
        withMethod(builder, "toString", MethodType.methodType(String.class), TO_STRING);
    }

    private void withMethod(ClassBuilder builder, String method, MethodType signature, MethodHandle handle) {
        builder.withMethodBody(method, signature.describeConstable().orElseThrow(), ACC_PUBLIC, code -> invoke(code, signature, handle));
    }

    private void method(ClassBuilder builder, Method method, int number) {
        MethodType signature = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
        MethodTypeDesc desc = signature.describeConstable().orElseThrow();
        MethodHandle handle = call(arguments, method, number).asType(signature.insertParameterTypes(0, Object.class));
        builder.withMethodBody(method.getName(), desc, ACC_PUBLIC, code -> {
            if (!Modifier.isAbstract(method.getModifiers())) {
                callJavaUnlessOverridden(code, method, number, desc);
            }
            invoke(code, signature, handle);
        });
    }

    /** The call of Python for a method, in carriers or objects. */
    static MethodHandle call(TypeArguments arguments, Method method, int number) {
        List<Type> parameters = Arrays.stream(method.getGenericParameterTypes()).map(arguments::resolve).toList();
        Type result = arguments.resolve(method.getGenericReturnType());
        boolean hasKeywords = !parameters.isEmpty() && parameters.getLast() == Kwargs.class;
        return method.isVarArgs() || hasKeywords
                ? SpreadCall.handle(number, method.isVarArgs(), parameters.size(), result)
                : CallCompiler.compile(number, parameters, result);
    }

    private void callJavaUnlessOverridden(CodeBuilder code, Method method, int number, MethodTypeDesc desc) {
        Label python = code.newLabel();
        MethodHandle overrides = MethodHandles.insertArguments(OVERRIDES, 1, number);
        code.ldc(add(overrides)).aload(0).getfield(name, FIELD, CD_Object);
        code.invokevirtual(CD_MethodHandle, "invokeExact", MethodTypeDesc.of(CD_boolean, CD_Object)).ifne(python);
        code.aload(0);
        loadParameters(code, method.getParameterTypes());
        code.invokespecial(desc(type), method.getName(), desc, true).return_(TypeKind.from(method.getReturnType()));
        code.labelBinding(python);
    }

    /** {@code return handle.invokeExact(this.callee, parameters...)}. */
    private void invoke(CodeBuilder code, MethodType signature, MethodHandle handle) {
        code.ldc(add(handle)).aload(0).getfield(name, FIELD, CD_Object);
        loadParameters(code, signature.parameterArray());
        MethodTypeDesc desc = signature.insertParameterTypes(0, Object.class).describeConstable().orElseThrow();
        code.invokevirtual(CD_MethodHandle, "invokeExact", desc).return_(TypeKind.from(signature.returnType()));
    }

    private DynamicConstantDesc<?> add(MethodHandle handle) {
        constants.add(handle);
        return constant(constants.size() - 1, CD_MethodHandle);
    }

    private static void loadParameters(CodeBuilder code, Class<?>[] parameters) {
        for (int i = 0; i < parameters.length; i++) {
            code.loadLocal(TypeKind.from(parameters[i]), code.parameterSlot(i));
        }
    }
}
