package dev.wadi.camel.state;

import java.util.Scanner;

/**
 * A process that saves in a loop until it is killed or a save fails, and prints the number of each save that was acknowledged, or why
 * the last one was not.
 */
final class SavingProcess {
    private SavingProcess() {}

    public static void main(String[] args) {
        FileCheckpointRepository repository = new FileCheckpointRepository();
        repository.setDirectory(args[0]);
        repository.claim("users-sync");
        System.out.println("claimed");
        String filler = "x".repeat(2000);
        for (long n = Long.parseLong(args[1]); args.length < 3; n++) {
            try {
                repository.save("users-sync", "{\"n\":" + n + ",\"filler\":\"" + filler + "\"}");
            } catch (CheckpointException e) {
                System.out.println(e.getMessage());
                return;
            }
            System.out.println(n);
        }
        // Holds the claim without saving until its input ends.
        new Scanner(System.in).hasNext();
    }
}
