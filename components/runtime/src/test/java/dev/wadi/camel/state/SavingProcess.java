package dev.wadi.camel.state;

import java.util.Scanner;

/** A process that saves in a loop until it is killed, and prints the number of each save that was acknowledged. */
final class SavingProcess {
    private SavingProcess() {}

    public static void main(String[] args) {
        FileCheckpointRepository repository = new FileCheckpointRepository();
        repository.setDirectory(args[0]);
        repository.claim("users-sync");
        System.out.println("claimed");
        String filler = "x".repeat(2000);
        for (long n = Long.parseLong(args[1]); args.length < 3; n++) {
            repository.save("users-sync", "{\"n\":" + n + ",\"filler\":\"" + filler + "\"}");
            System.out.println(n);
        }
        // Holds the claim without saving until its input ends.
        new Scanner(System.in).hasNext();
    }
}
