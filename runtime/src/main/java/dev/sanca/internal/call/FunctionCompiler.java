package dev.sanca.internal.call;

import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_SUPER;
import static java.lang.constant.ConstantDescs.CD_MethodHandle;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_long;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import dev.sanca.capi.Memory;
import dev.sanca.internal.InterpreterState;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;

/** Compiles {@link FunctionCode}. */
final class FunctionCompiler {
    static final ClassDesc STATE = desc(InterpreterState.class);
    static final ClassDesc TYPE = desc(Type.class);

    private static final MethodTypeDesc CALL = MethodTypeDesc.of(CD_long, STATE, CD_Object, CD_long);
    /** The parameters of {@link FunctionCode#call}, as local variables. */
    private static final int STATE_VARIABLE = 1;
    private static final int TARGET_VARIABLE = 2;
    private static final int ARGS_VARIABLE = 3;

    private final List<Type> parameters;
    private final Type result;
    private final MethodType erased;

    private FunctionCompiler(List<Type> parameters, Type result) {
        this.parameters = parameters;
        this.result = result;
        this.erased = Carrier.erase(parameters, result);
    }

    /**
     * The code for functions of a shape.
     *
     * @param target     (target object, parameters...) → result
     * @param parameters what the arguments are converted to
     * @param result     what the function returns, {@code void} included
     */
    static FunctionCode compile(MethodHandle target, List<Type> parameters, Type result) {
        FunctionCompiler compiler = new FunctionCompiler(parameters, result);
        List<Object> constants = new ArrayList<>();
        constants.add(target.asType(compiler.erased));
        constants.addAll(parameters);
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup().defineHiddenClassWithClassData(compiler.classFile(), constants, true);
            return (FunctionCode) hidden.findConstructor(hidden.lookupClass(), MethodType.methodType(void.class)).invoke();
        } catch (Throwable e) {
            throw new AssertionError(e);
        }
    }

    private byte[] classFile() {
        return ClassFile.of().build(desc(FunctionCode.class).nested("Compiled"), builder -> builder
                .withFlags(ACC_FINAL | ACC_SUPER)
                .withInterfaceSymbols(desc(FunctionCode.class))
                .withMethodBody(INIT_NAME, MTD_void, ACC_PUBLIC,
                        code -> code.aload(0).invokespecial(CD_Object, INIT_NAME, MTD_void).return_())
                .withMethodBody("call", CALL, ACC_PUBLIC | ACC_FINAL, this::body));
    }

    private void body(CodeBuilder code) {
        code.ldc(constant(0, CD_MethodHandle)).aload(TARGET_VARIABLE);
        for (int i = 0; i < parameters.size(); i++) {
            argument(code, i);
        }
        code.invokevirtual(CD_MethodHandle, "invokeExact", erased.describeConstable().orElseThrow());
        returnConverted(code);
    }

    /** Leaves the argument on the stack: {@code FromPython.toX(state, Memory.getLong(args + 8 * i), i)}. */
    private void argument(CodeBuilder code, int index) {
        code.aload(STATE_VARIABLE).lload(ARGS_VARIABLE).loadConstant((long) index * Long.BYTES).ladd();
        code.invokestatic(desc(Memory.class), "getLong", MethodTypeDesc.of(CD_long, CD_long)).loadConstant(index);
        Carrier carrier = Carrier.of(parameters.get(index));
        MethodTypeDesc type = MethodTypeDesc.of(carrier.desc(), STATE, CD_long, CD_int);
        if (carrier == Carrier.OBJECT) {
            code.ldc(constant(index + 1, TYPE));
            type = type.insertParameterTypes(3, TYPE);
        }
        code.invokestatic(desc(FromPython.class), carrier.fromPython(), type);
    }

    private void returnConverted(CodeBuilder code) {
        Carrier carrier = Carrier.of(result);
        if (carrier == Carrier.NOTHING) {
            code.aconst_null();
            carrier = Carrier.OBJECT;
        }
        String method = carrier == Carrier.OBJECT ? "result" : "of";
        code.aload(STATE_VARIABLE).invokestatic(desc(ToPython.class), method, MethodTypeDesc.of(CD_long, carrier.desc(), STATE)).lreturn();
    }

    /** A constant out of the class data. */
    static DynamicConstantDesc<?> constant(int index, ClassDesc type) {
        return DynamicConstantDesc.ofNamed(ConstantDescs.BSM_CLASS_DATA_AT, ConstantDescs.DEFAULT_NAME, type, index);
    }

    static ClassDesc desc(Class<?> type) {
        return type.describeConstable().orElseThrow();
    }
}
