package vn.dondoc;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import vn.dondoc.directive.Addressee;
import vn.dondoc.directive.ClauseDraft;
import vn.dondoc.directive.DateSetBy;
import vn.dondoc.directive.DeadlineDraft;
import vn.dondoc.directive.DeadlineRule;
import vn.dondoc.directive.DeadlineUnit;
import vn.dondoc.directive.DirectiveDraft;
import vn.dondoc.directive.DirectiveHeader;
import vn.dondoc.directive.DirectiveKey;
import vn.dondoc.directive.DocumentType;
import vn.dondoc.directive.EvidenceRule;
import vn.dondoc.directive.MeasureDraft;
import vn.dondoc.directive.MeasureKind;
import vn.dondoc.directive.Urgency;
import vn.dondoc.register.Directives;

/** Directives made up for one scenario: a clause a measure, each told in one line. */
@Component
public class SampleDirectives {

    private final SampleOffice office;
    private final Directives directives;
    private final TransactionOperations transaction;

    SampleDirectives(SampleOffice office, Directives directives, TransactionOperations transaction) {
        this.office = office;
        this.directives = directives;
        this.transaction = transaction;
    }

    public static DeadlineDraft noDate() {
        return DeadlineDraft.of(DeadlineRule.ASK);
    }

    public static DeadlineDraft goesOn() {
        return DeadlineDraft.of(DeadlineRule.CONTINUOUS);
    }

    public static DeadlineDraft by(LocalDate day, DateSetBy setBy) {
        return new DeadlineDraft(null, DeadlineRule.DATE, null, day, setBy, null, null, null, null, null, null, null);
    }

    public static DeadlineDraft afterReceipt(int workingDays) {
        return new DeadlineDraft(
                null,
                DeadlineRule.RELATIVE,
                null,
                null,
                DateSetBy.MONITOR,
                workingDays,
                DeadlineUnit.WORKING_DAYS,
                null,
                null,
                null,
                null,
                null);
    }

    public static DeadlineDraft every(String period, String monthDay, String first, String question) {
        return new DeadlineDraft(
                null,
                DeadlineRule.RECURRING,
                null,
                null,
                period == null ? null : DateSetBy.DOCUMENT,
                null,
                null,
                period,
                monthDay,
                first,
                question,
                null);
    }

    public Sample of(String key) {
        return new Sample(key);
    }

    /** One directive in the making. */
    public final class Sample {

        private final String key;
        private final List<ClauseDraft> clauses = new ArrayList<>();
        private final Set<String> addressees = new LinkedHashSet<>();
        private LocalDate issuedOn = LocalDate.of(2025, 2, 3);
        private DirectiveHeader.Report report;

        private Sample(String key) {
            this.key = key;
        }

        public Sample issuedOn(LocalDate day) {
            issuedOn = day;
            return this;
        }

        public Sample reports(String every, String monthDay, String first) {
            report = new DirectiveHeader.Report(every, monthDay, first, DateSetBy.MONITOR);
            return this;
        }

        public Sample clause(MeasureKind kind, DeadlineDraft deadline, String... leads) {
            String number = Integer.toString(clauses.size() + 1);
            boolean scheme = kind == MeasureKind.SCHEME;
            MeasureDraft measure = new MeasureDraft(
                    number,
                    kind,
                    "Việc thứ " + number,
                    "Văn bản",
                    EvidenceRule.PAPER,
                    scheme ? SampleOffice.OFFICE : SampleOffice.MONITOR,
                    SampleOffice.STANDING,
                    scheme ? SampleOffice.STANDING : null,
                    null,
                    null,
                    List.of(),
                    deadline,
                    List.of(leads),
                    true,
                    null);
            addressees.addAll(List.of(leads));
            return clause(List.of(measure));
        }

        /** A clause that nobody has broken down yet. */
        public Sample gap() {
            return clause(List.of());
        }

        private Sample clause(List<MeasureDraft> measures) {
            String number = Integer.toString(clauses.size() + 1);
            clauses.add(new ClauseDraft(
                    number, null, "điểm " + number, "Các đơn vị làm việc thứ " + number + ".", null, measures));
            return this;
        }

        public DirectiveDraft draft() {
            StringBuilder text = new StringBuilder("Kính gửi: Các đơn vị\n\n");
            clauses.forEach(clause -> text.append(clause.path())
                    .append(". ")
                    .append(clause.wording())
                    .append('\n'));
            return new DirectiveDraft(
                    new DirectiveHeader(
                            key,
                            DocumentType.CONG_VAN,
                            issuedOn,
                            null,
                            SampleOffice.STANDING,
                            null,
                            null,
                            null,
                            null,
                            "Thử " + key,
                            List.of(),
                            Urgency.THUONG,
                            List.of(),
                            text.toString(),
                            SampleOffice.MONITOR,
                            SampleOffice.STANDING,
                            SampleOffice.STANDING,
                            report),
                    addressees.stream()
                            .map(body -> new Addressee(body, null, true, null))
                            .toList(),
                    clauses);
        }

        /** Answers the directive's key. */
        public String save() {
            transaction.executeWithoutResult(status -> {
                office.open();
                addressees.stream()
                        .filter(body -> !body.equals(SampleOffice.MONITOR))
                        .forEach(body -> office.body(body, "Đơn vị " + body, "DISTRICT_COMMITTEE"));
                directives.save(new DirectiveKey(key), draft());
            });
            return key;
        }
    }
}
