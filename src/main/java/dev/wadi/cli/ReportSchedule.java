package dev.wadi.cli;

import dev.wadi.control.ConnectorRun;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Shows the figures of a run: one line for each connector once a minute, on a terminal one live line each second instead. */
final class ReportSchedule implements AutoCloseable {

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "wadi-report");
        thread.setDaemon(true);
        return thread;
    });

    private ReportSchedule() {}

    static ReportSchedule start(RunReport report, ConnectorRun run, boolean terminal) {
        ReportSchedule schedule = new ReportSchedule();
        if (terminal) {
            schedule.timer.scheduleAtFixedRate(() -> report.live(run.progress()), 0, 1, TimeUnit.SECONDS);
        } else {
            schedule.timer.scheduleAtFixedRate(() -> report.figures(run.progress()), 1, 1, TimeUnit.MINUTES);
        }
        return schedule;
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
