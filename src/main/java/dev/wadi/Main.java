package dev.wadi;

/** Wiring only: everything else lives in the packages below. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.out.println("wadi");
    }
}
