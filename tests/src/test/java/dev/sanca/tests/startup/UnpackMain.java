package dev.sanca.tests.startup;

import dev.sanca.Interpreter;

/** Starts whatever Python is found, and says where it is. */
final class UnpackMain {
    private UnpackMain() {}

    public static void main(String[] arguments) {
        try (Interpreter python = Interpreter.start()) {
            python.runCommand("import sys, json, ssl; print(sys.version_info[:2])");
            System.out.println(python.installation().home());
        }
    }
}
