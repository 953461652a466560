package vn.dondoc.process;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;
import vn.dondoc.DonDocApplication;
import vn.dondoc.config.ClockControl;

/** The one clock: it reads the engine's, so that a task, a timer and a row of the register never disagree. */
@Component
class EngineClock extends Clock implements ClockControl {

    private final ZoneId zone;

    EngineClock() {
        this(ZoneId.of(DonDocApplication.OFFICE_ZONE));
    }

    private EngineClock(ZoneId zone) {
        this.zone = zone;
    }

    @Override
    public ZoneId getZone() {
        return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
        return new EngineClock(other);
    }

    @Override
    public Instant instant() {
        return ClockUtil.getCurrentTime().toInstant();
    }

    @Override
    public void tickFrom(Instant instant) {
        ClockUtil.reset();
        ClockUtil.offset(instant.toEpochMilli() - System.currentTimeMillis());
    }

    @Override
    public void standAt(Instant instant) {
        ClockUtil.setCurrentTime(Date.from(instant));
    }

    @Override
    public void real() {
        ClockUtil.reset();
    }
}
