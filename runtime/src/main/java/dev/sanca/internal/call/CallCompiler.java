package dev.sanca.internal.call;

import static dev.sanca.internal.call.FunctionCompiler.TYPE;
import static dev.sanca.internal.call.FunctionCompiler.constant;
import static dev.sanca.internal.call.FunctionCompiler.desc;
import static java.lang.classfile.ClassFile.ACC_FINAL;
import static java.lang.classfile.ClassFile.ACC_PUBLIC;
import static java.lang.classfile.ClassFile.ACC_STATIC;
import static java.lang.classfile.ClassFile.ACC_SUPER;
import static java.lang.constant.ConstantDescs.CD_Object;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.MTD_void;

import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Type;
import java.util.List;

/** Compiles a typed call of a Python object: one method that does what is said at {@link Outgoing}. */
final class CallCompiler {
    private static final ClassDesc OUTGOING = desc(Outgoing.class);

    private final int method;
    private final List<Type> parameters;
    private final Type result;
    private final MethodType erased;

    private CallCompiler(int method, List<Type> parameters, Type result) {
        this.method = method;
        this.parameters = parameters;
        this.result = result;
        this.erased = Carrier.erase(parameters, result);
    }

    /**
     * A handle that calls.
     *
     * @param method     the number of the method in its interface
     * @param parameters the types of the arguments, as far as Java knows them
     * @param result     what the result is converted to, {@code void} included
     * @return ({@link Callee} as an object, parameters...) → result, in carriers
     */
    static MethodHandle compile(int method, List<Type> parameters, Type result) {
        CallCompiler compiler = new CallCompiler(method, parameters, result);
        try {
            MethodHandles.Lookup hidden = MethodHandles.lookup()
                    .defineHiddenClassWithClassData(compiler.classFile(), List.of(result), true);
            return hidden.findStatic(hidden.lookupClass(), "call", compiler.erased);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }

    private byte[] classFile() {
        MethodTypeDesc type = erased.describeConstable().orElseThrow();
        return ClassFile.of().build(desc(Callee.class).nested("Compiled"), builder -> builder
                .withFlags(ACC_FINAL | ACC_SUPER)
                .withMethodBody("call", type, ACC_PUBLIC | ACC_STATIC, this::body));
    }

    /** <pre>{@code
     * Outgoing call = Outgoing.open(callee, method, n);
     * try {
     *     call.add(a0); ...
     *     r = call.toX();
     * } catch (Throwable t) {
     *     call.close();
     *     throw t;
     * }
     * call.close();
     * return r;
     * }</pre> */
    private void body(CodeBuilder code) {
        Carrier carrier = Carrier.of(result);
        int call = code.allocateLocal(TypeKind.REFERENCE);
        int returned = carrier == Carrier.NOTHING ? -1 : code.allocateLocal(carrier.kind());
        code.aload(0).loadConstant(method).loadConstant(parameters.size());
        code.invokestatic(OUTGOING, "open", MethodTypeDesc.of(OUTGOING, CD_Object, CD_int, CD_int)).astore(call);
        code.trying(body -> callConverted(body, carrier, call, returned), handlers -> handlers.catchingAll(handler -> {
            int thrown = handler.allocateLocal(TypeKind.REFERENCE);
            handler.astore(thrown).aload(call).invokevirtual(OUTGOING, "close", MTD_void).aload(thrown).athrow();
        }));
        code.aload(call).invokevirtual(OUTGOING, "close", MTD_void);
        if (carrier == Carrier.NOTHING) {
            code.return_();
        } else {
            code.loadLocal(carrier.kind(), returned).return_(carrier.kind());
        }
    }

    private void callConverted(CodeBuilder code, Carrier carrier, int call, int returned) {
        int variable = 1;
        for (Type parameter : parameters) {
            Carrier kind = Carrier.of(parameter);
            code.aload(call).loadLocal(kind.kind(), variable);
            code.invokevirtual(OUTGOING, "add", MethodTypeDesc.of(CD_void, kind.desc()));
            variable += kind.kind().slotSize();
        }
        code.aload(call);
        MethodTypeDesc convert = MethodTypeDesc.of(carrier.desc());
        if (carrier == Carrier.OBJECT) {
            code.ldc(constant(0, TYPE));
            convert = MethodTypeDesc.of(CD_Object, TYPE);
        }
        code.invokevirtual(OUTGOING, carrier.fromPython(), convert);
        if (carrier != Carrier.NOTHING) {
            code.storeLocal(carrier.kind(), returned);
        }
    }
}
