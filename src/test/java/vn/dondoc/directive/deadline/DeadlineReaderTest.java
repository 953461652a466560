package vn.dondoc.directive.deadline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.text.Normalizer;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.dondoc.calendar.WorkingCalendar;
import vn.dondoc.directive.DeadlineRule;

@DisplayName("Đọc thời hạn từ câu chữ in trong văn bản")
class DeadlineReaderTest {

    private static final LocalDate ISSUED = LocalDate.parse("2019-10-17");

    private final DeadlineReader reader = new DeadlineReader(new WorkingCalendar(
            Set.of(
                    day("2020-01-01"),
                    day("2020-01-23"),
                    day("2020-01-24"),
                    day("2020-01-27"),
                    day("2020-01-28"),
                    day("2020-01-29")),
            Set.of()));

    @ParameterizedTest(name = "{0}: {2} {3} {4} {5}")
    @DisplayName("Mọi dòng của bảng thực tiễn")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # phrase                                         | issued     | kind       | due        | operator | every
            trong quý IV-2020                                | 2019-10-17 | period     | 2020-12-31 | within   | -
            Quý II/2026                                      | 2026-01-05 | period     | 2026-06-30 | within   | -
            trước ngày 30/11                                 | 2019-10-17 | date       | 2019-11-30 | before   | -
            trước ngày 30/11                                 | 2019-12-02 | date       | 2020-11-30 | before   | -
            trước 9h00 ngày 23/4/2018                        | 2018-04-10 | date       | 2018-04-23 | before   | -
            trước 15 giờ 00, ngày 17/10/2025                 | 2025-10-01 | date       | 2025-10-17 | before   | -
            chậm nhất ngày 30/6/2025                         | 2025-05-05 | date       | 2025-06-30 | by       | -
            chậm nhất là ngày 30/6/2025                      | 2025-05-05 | date       | 2025-06-30 | by       | -
            vào đầu tháng 3/2025                             | 2025-01-06 | ask        | -          | -        | -
            trong tháng 01/2021                              | 2020-12-01 | period     | 2021-01-31 | within   | -
            từ ngày 10/5/2026 đến hết ngày 14/5/2026         | 2026-04-20 | period     | 2026-05-14 | within   | -
            xong trước ngày Quốc khánh 02/9/2025             | 2025-05-05 | date       | 2025-09-02 | before   | -
            từ nay đến Tết Nguyên đán Bính Ngọ 2026          | 2025-11-20 | date       | 2026-02-17 | by       | -
            theo thời gian quy định                          | 2019-10-17 | ask        | -          | -        | -
            theo thời gian quy định tại Công văn số 12-CV/TU | 2019-10-17 | ask        | -          | -        | -
            trong 15 ngày làm việc kể từ ngày …              | 2019-10-17 | relative   | 2019-11-07 | within   | -
            trong 15 ngày làm việc kể từ ngày 17/10/2019     | 2019-10-17 | relative   | 2019-11-07 | within   | -
            trong 10 ngày (kể từ ngày ký)                    | 2019-10-17 | relative   | 2019-10-28 | within   | -
            tuần 2 tháng 10                                  | 2026-09-01 | ask        | -          | -        | -
            định kỳ hằng năm                                 | 2019-10-17 | recurring  | -          | -        | P1Y
            hằng năm                                         | 2019-10-17 | recurring  | -          | -        | P1Y
            hàng tháng                                       | 2019-10-17 | recurring  | -          | -        | P1M
            6 tháng                                          | 2019-10-17 | recurring  | -          | -        | P6M
            định kỳ                                          | 2019-10-17 | recurring  | -          | -        | -
            định kỳ tổng hợp, báo cáo … theo quy định        | 2019-10-17 | recurring  | -          | -        | -
            thường xuyên                                     | 2019-10-17 | continuous | -          | -        | -
            tiếp tục                                         | 2019-10-17 | continuous | -          | -        | -
            kịp thời báo cáo                                 | 2019-10-17 | none       | -          | -        | -
            khẩn trương                                      | 2019-10-17 | none       | -          | -        | -
            ngay                                             | 2019-10-17 | none       | -          | -        | -
            sớm                                              | 2019-10-17 | none       | -          | -        | -
            trong quá trình thực hiện, nếu có vướng mắc      | 2019-10-17 | continuous | -          | -        | -
            từ học kì 2 năm học 2024-2025                    | 2024-12-02 | ask        | -          | -        | -
            trước kỳ họp HĐND tỉnh cuối năm                  | 2019-10-17 | ask        | -          | -        | -
            các nội dung trình Thường trực trước ngày 30/11  | 2019-10-17 | date       | 2019-11-30 | before   | -
            """)
    void practice(String phrase, LocalDate issued, String kind, LocalDate due, String operator, String every) {
        check(phrase, issued, kind, due, operator, every);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Không phải hạn, dù có ngày tháng")
    @ValueSource(
            strings = {
                "giai đoạn 2021-2030",
                "báo cáo quý III năm 2025",
                "số liệu tính đến 20/8/2011",
                "Số liệu tính đến hết ngày 20/8/2020",
                "Công văn số 875-CV/TU, ngày 17/10/2019",
                "Thực hiện Kết luận số 52-KL/TW ngày 30-5-2019 của Ban Bí thư",
                "theo Nghị định 30/2020/NĐ-CP ngày 05/3/2020",
                "họp vào 14h00 ngày 20/10/2019",
                "Hội nghị tổ chức ngày 25/10/2019 tại Hội trường",
                "Thời gian: từ 8h00 đến 11h30 ngày 20/10/2019",
                "Chương trình diễn ra từ ngày 10/5/2026 đến ngày 14/5/2026",
                "Lễ kỷ niệm ngày 19/5/2020",
                "chào mừng kỷ niệm Quốc khánh 2/9",
                "phát biểu không quá 15 phút",
                "15 phút",
                "sơ kết 5 năm thực hiện Nghị quyết",
                "trong 5 năm qua",
                "Chương trình công tác năm 2020",
                "Đề án phát triển đến năm 2025, tầm nhìn đến năm 2030",
                "phục vụ nhân dân trước, trong và sau Tết",
                "chịu trách nhiệm trước Ban Thường vụ Tỉnh ủy",
                "trước hết, trước mắt tập trung tuyên truyền",
                "cách mạng công nghiệp 4.0",
                "được 2/3 số đại biểu tán thành",
                "phục vụ 24/7",
                "Đề nghị quý cơ quan quan tâm phối hợp",
                "Hội nghị lần thứ 7",
                "phát triển hàng hóa, hàng đầu",
                "Quyết định có hiệu lực từ ngày 01/01/2020",
                "kết quả quý III vừa qua",
                "hoàn thành 2/3 số xã",
                "ngày càng hiệu quả"
            })
    void noDeadline(String phrase) {
        check(phrase, ISSUED, "none", null, null, null);
    }

    @ParameterizedTest(name = "{0}: {1} {2} {3} {4}")
    @DisplayName("Câu chữ khác của công văn thật, ban hành 17/10/2019")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            # ------------------------------------------------ days
            đến hết ngày 15 tháng 11 năm 2019                          | date      | 2019-11-15 | by     | -
            chậm nhất đến 16g30 ngày 30/10                             | date      | 2019-10-30 | by     | -
            trước 17 giờ 00 phút, thứ Sáu, ngày 25/10/2019             | date      | 2019-10-25 | before | -
            Hạn cuối: 17h00 ngày 29/11/2019                            | date      | 2019-11-29 | by     | -
            không muộn hơn ngày 29/11/2019                             | date      | 2019-11-29 | by     | -
            trước hoặc trong ngày 29/11                                | date      | 2019-11-29 | by     | -
            trong ngày 21/10/2019                                      | date      | 2019-10-21 | within | -
            vào ngày 13/10/2020                                        | date      | 2020-10-13 | by     | -
            hoàn thành trước 31.12.2019                                | date      | 2019-12-31 | before | -
            gửi về Sở Nội vụ trước 30-11-2019 để tổng hợp              | date      | 2019-11-30 | before | -
            Gửi báo cáo ngày 20/11/2019                                | date      | 2019-11-20 | by     | -
            trước ngày 5/3                                             | date      | 2020-03-05 | before | -
            trước ngày 05 tháng 3 năm 2020                             | date      | 2020-03-05 | before | -
            ngày năm tháng mười một                                    | date      | 2019-11-05 | by     | -
            trước ngày 29/02                                           | date      | 2020-02-29 | before | -
            trước ngày 25 tháng này                                    | date      | 2019-10-25 | before | -
            chậm nhất ngày 05 tháng sau                                | date      | 2019-11-05 | by     | -
            từ nay đến trước ngày 30/11                                | date      | 2019-11-30 | before | -
            2020-03-31                                                 | date      | 2020-03-31 | by     | -
            hoàn thành 31/12                                           | date      | 2019-12-31 | by     | -
            trước ngày 30/11/19                                        | date      | 2019-11-30 | before | -
            # ------------------------------------------------ feasts
            trước Tết                                                  | date      | 2020-01-25 | before | -
            xong trước Tết Nguyên đán Canh Tý                          | date      | 2020-01-25 | before | -
            trước Tết Dương lịch                                       | date      | 2020-01-01 | before | -
            trước Giỗ Tổ Hùng Vương                                    | date      | 2020-04-02 | before | -
            trước dịp lễ 30/4                                          | date      | 2020-04-30 | before | -
            trước ngày sinh Chủ tịch Hồ Chí Minh (19/5)                | date      | 2020-05-19 | before | -
            trước ngày Nhà giáo Việt Nam 20-11                         | date      | 2019-11-20 | before | -
            # ------------------------------------------------ periods
            hoàn thành trong tháng 11/2019                             | period    | 2019-11-30 | within | -
            ngay trong quý IV/2019                                     | period    | 2019-12-31 | within | -
            quý III-IV/2020                                            | period    | 2020-12-31 | within | -
            Thời gian hoàn thành: Quý I/2020                           | period    | 2020-03-31 | by     | -
            chậm nhất trong tháng 11                                   | period    | 2019-11-30 | by     | -
            trong 6 tháng đầu năm 2020                                 | period    | 2020-06-30 | within | -
            6 tháng cuối năm 2020                                      | period    | 2020-12-31 | within | -
            trong 9 tháng đầu năm                                      | period    | 2020-09-30 | within | -
            nửa đầu tháng 11                                           | period    | 2019-11-15 | within | -
            trong năm 2020                                             | period    | 2020-12-31 | within | -
            trong 02 năm 2020-2021                                     | period    | 2021-12-31 | within | -
            đến hết năm 2019                                           | period    | 2019-12-31 | by     | -
            từ nay đến hết năm                                         | period    | 2019-12-31 | within | -
            từ nay đến cuối năm 2019                                   | period    | 2019-12-31 | within | -
            từ nay đến ngày 29/11/2019                                 | period    | 2019-11-29 | within | -
            hoàn thành trước tháng 12/2019                             | period    | 2019-11-30 | before | -
            trước quý II/2020                                          | period    | 2020-03-31 | before | -
            từ tháng 11/2019 đến tháng 3/2020                          | period    | 2020-03-31 | within | -
            từ 15/10 đến 30/11/2019                                    | period    | 2019-11-30 | within | -
            từ ngày 10 đến ngày 14/5/2020                              | period    | 2020-05-14 | within | -
            từ ngày 11-15/11/2019                                      | period    | 2019-11-15 | within | -
            trước 12/2019                                              | period    | 2019-11-30 | before | -
            trong 3 ngày 10, 11, 12/12/2019                            | period    | 2019-12-12 | within | -
            trong tháng này                                            | period    | 2019-10-31 | within | -
            trong quý sau                                              | period    | 2020-03-31 | within | -
            # ------------------------------------------------ so many days
            trong vòng 30 ngày                                         | relative  | 2019-11-18 | within | -
            trong thời hạn không quá 10 ngày làm việc                  | relative  | 2019-10-31 | within | -
            trong 05 (năm) ngày làm việc kể từ ngày nhận được Công văn này | relative | 2019-10-24 | within | -
            chậm nhất sau 5 ngày làm việc kể từ ngày ban hành          | relative  | 2019-10-24 | by     | -
            mười lăm ngày làm việc                                     | relative  | 2019-11-07 | within | -
            trong ba tháng kể từ ngày ký                               | relative  | 2020-01-17 | within | -
            trong vòng một tuần kể từ ngày nhận công văn               | relative  | 2019-10-24 | within | -
            trong 2 tuần                                               | relative  | 2019-10-31 | within | -
            trong nửa tháng                                            | relative  | 2019-11-01 | within | -
            trong 24 giờ                                               | relative  | 2019-10-18 | within | -
            trong 03 tháng tới                                         | relative  | 2020-01-17 | within | -
            trong một trăm hai mươi ngày                               | relative  | 2020-02-14 | within | -
            # ------------------------------------------------ again and again
            hàng quý                                                   | recurring | -          | -      | P3M
            ba tháng một lần                                           | recurring | -          | -      | P3M
            6 tháng/lần                                                | recurring | -          | -      | P6M
            02 lần/năm                                                 | recurring | -          | -      | P6M
            mỗi năm ít nhất 01 lần                                     | recurring | -          | -      | P1Y
            năm năm một lần                                            | recurring | -          | -      | P5Y
            nửa năm một lần                                            | recurring | -          | -      | P6M
            báo cáo theo quý                                           | recurring | -          | -      | P3M
            thứ Sáu hằng tuần                                          | recurring | -          | -      | P1W
            thường niên                                                | recurring | -          | -      | P1Y
            hằng tuần                                                  | recurring | -          | -      | P1W
            hằng năm, trước ngày 15 tháng 12                           | recurring | -          | before | P1Y
            trước ngày 20 hằng tháng                                   | recurring | -          | before | P1M
            trước ngày 25 của tháng cuối quý                           | recurring | -          | before | P3M
            định kỳ 6 tháng (trước ngày 15/6 và 15/12)                 | recurring | -          | before | P6M
            định kỳ hằng tháng, quý, 6 tháng, năm                      | recurring | -          | -      | -
            báo cáo 6 tháng, năm                                       | recurring | -          | -      | -
            # ------------------------------------------------ to be asked
            trước ngày 31/02                                           | ask       | -          | -      | -
            ngày 32/13/2020                                            | ask       | -          | -      | -
            trước ngày 29/2/2021                                       | ask       | -          | -      | -
            trong quý V/2020                                           | ask       | -          | -      | -
            tháng 13/2020                                              | ask       | -          | -      | -
            trước ngày 30                                              | ask       | -          | -      | -
            trước ngày     tháng     năm 2019                          | ask       | -          | -      | -
            trước 17 giờ                                               | ask       | -          | -      | -
            trước 25 giờ ngày 30/10/2019                               | ask       | -          | -      | -
            trước thứ Sáu                                              | ask       | -          | -      | -
            thứ Năm, ngày 25/10/2019                                   | ask       | -          | -      | -
            trong tuần này                                             | ask       | -          | -      | -
            cuối tuần                                                  | ask       | -          | -      | -
            cuối năm                                                   | ask       | -          | -      | -
            giữa tháng 11                                              | ask       | -          | -      | -
            đến năm 2025                                               | ask       | -          | -      | -
            trong ngày                                                 | ask       | -          | -      | -
            quý III, quý IV năm 2020                                   | ask       | -          | -      | -
            trong 2-3 ngày                                             | ask       | -          | -      | -
            45 (bốn mươi) ngày                                         | ask       | -          | -      | -
            trong 10 ngày đầu tháng 11                                 | ask       | -          | -      | -
            trong 5 ngày Tết                                           | ask       | -          | -      | -
            trước 30 Tết                                               | ask       | -          | -      | -
            trong những tháng cuối năm 2019                            | ask       | -          | -      | -
            năm 2020, hoàn thành 100% chỉ tiêu                         | ask       | -          | -      | -
            trong vài ngày                                             | ask       | -          | -      | -
            trong một tháng rưỡi                                       | ask       | -          | -      | -
            trong vòng 02 giờ                                          | ask       | -          | -      | -
            ba tháng                                                   | ask       | -          | -      | -
            không quá 05 ngày làm việc kể từ ngày nhận được hồ sơ      | ask       | -          | -      | -
            trong 03 tháng kể từ ngày ban hành Quyết định số 12-QĐ/TU  | ask       | -          | -      | -
            chậm nhất 03 ngày làm việc trước kỳ họp                    | ask       | -          | -      | -
            trước ngày họp 05 ngày làm việc                            | ask       | -          | -      | -
            trước mùa mưa bão                                          | ask       | -          | -      | -
            sau khi có kết luận của Ban Thường vụ                      | ask       | -          | -      | -
            từ ngày 01/01/2020                                         | ask       | -          | -      | -
            sau Tết                                                    | ask       | -          | -      | -
            trong dịp Tết Nguyên đán                                   | ask       | -          | -      | -
            trước Tết Nguyên đán Canh Tý 2021                          | ask       | -          | -      | -
            trước Quốc khánh 3/9                                       | ask       | -          | -      | -
            mùng 10 tháng 3 âm lịch                                    | ask       | -          | -      | -
            từ ngày 30/11/2019 đến ngày 15/11/2019                     | ask       | -          | -      | -
            hoàn thành trước ngày 30/11/2019, báo cáo trước ngày 15/12/2019 | ask  | -          | -      | -
            bảo đảm đúng tiến độ                                       | ask       | -          | -      | -
            # ------------------------------------------------ without a date
            ngay sau khi nhận được công văn này                        | none      | -          | -      | -
            trong thời gian sớm nhất                                   | none      | -          | -      | -
            khi có yêu cầu                                             | continuous | -         | -      | -
            """)
    void real(String phrase, String kind, LocalDate due, String operator, String every) {
        check(phrase, ISSUED, kind, due, operator, every);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("\"Trong quý IV-2020\" viết cách nào cũng là một")
    @ValueSource(
            strings = {
                "trong quý IV-2020",
                "trong quý IV/2020",
                "trong quý IV năm 2020",
                "trong quý IV, năm 2020",
                "trong quý IV của năm 2020",
                "trong quý IV 2020",
                "trong quý IV – 2020",
                "trong quý Ⅳ/2020",
                "trong quý iv/2020",
                "trong quý 4/2020",
                "trong quý 04-2020",
                "trong quý bốn năm 2020",
                "trong quý tư năm 2020",
                "trong quí IV-2020",
                "TRONG QUÝ IV NĂM 2020",
                "trongquý IV-2020",
                "trong quýIV-2020",
                "trongquýIV-2020",
                "trong trong quý IV-2020",
                "trong quý trong quý IV-2020",
                "trong quý quý IV năm năm 2020",
                "trong\u00a0quý\u00a0IV-2020",
                "trong\tquý\nIV-2020",
                "trong qu\u200bý IV-2020",
                "(trong quý IV-2020).",
                "trình Ban Thường vụ Tỉnh ủy trong quý IV-2020;",
                "xong trong quý IV - 2020"
            })
    void everySpelling(String phrase) {
        check(phrase, ISSUED, "period", day("2020-12-31"), "within", null);
        check(Normalizer.normalize(phrase, Normalizer.Form.NFD), ISSUED, "period", day("2020-12-31"), "within", null);
        check(phrase.toUpperCase(Locale.ROOT), ISSUED, "period", day("2020-12-31"), "within", null);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("Dấu thanh đặt kiểu cũ hay mới, i hay y, dính chữ")
    @CsvSource(delimiter = '|', textBlock = """
            hoàn thành trướcngày30/11          | hòan thành trước ngày 30/11
            trong quý IV-2020                  | trong quí IV-2020
            định kỳ hằng năm                   | định kì hằng năm
            định kỳ hằng năm                   | địnhkỳ hàngnăm
            trong 15 ngày làm việc             | trong 15ngày làmviệc
            chậm nhất ngày 30/6/2020           | chậmnhất ngày30/6/2020
            Thường trực Tỉnh uỷ trước 30/11    | Thường trực Tỉnh ủy trước 30/11
            """)
    void oneWordInTwoSpellings(String one, String other) {
        Reading first = reader.read(one, ISSUED, null);
        Reading second = reader.read(other, ISSUED, null);
        assertThat(second.kind()).isEqualTo(first.kind()).isNotEqualTo(DeadlineRule.NONE);
        assertThat(second.due()).isEqualTo(first.due());
        assertThat(second.every()).isEqualTo(first.every());
    }

    @ParameterizedTest(name = "{1}: {0}")
    @DisplayName("Cả câu: lấy hạn, bỏ ngày của văn bản được dẫn, giai đoạn, kỳ báo cáo, ngày họp, số liệu")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            Xây dựng Đề án giai đoạn 2021-2030, trình Ban Thường vụ Tỉnh ủy trong quý IV-2020.                    | 2020-12-31
            Các huyện ủy báo cáo kết quả quý III năm 2019 về Ban Tuyên giáo Tỉnh ủy trước ngày 15-11-2019.        | 2019-11-15
            Chuẩn bị tài liệu phục vụ hội nghị ngày 20/11/2019, gửi Văn phòng trước ngày 15/11/2019.              | 2019-11-15
            Theo Thông báo số 12-TB/TU, ngày 10/10/2019, các đơn vị hoàn thành chậm nhất ngày 29/11/2019.         | 2019-11-29
            Số liệu từ ngày 15/12/2018 đến ngày 14/10/2019, gửi về Văn phòng trong vòng 10 ngày làm việc.         | 2019-10-31
            Báo cáo UBND tỉnh trước ngày 05 tháng 11 năm 2019 để trình kỳ họp cuối năm.                           | 2019-11-05
            Xây dựng kế hoạch năm 2020, hoàn thành trước ngày 30/12/2019.                                         | 2019-12-30
            Tiếp tục rà soát; kịp thời báo cáo, xong trong tháng 11/2019, chậm nhất ngày 20/11/2019.              | 2019-11-20
            Ban hành hướng dẫn (thời hạn: 15 ngày, kể từ ngày ký), gửi các huyện ủy.                              | 2019-11-01
            """)
    void insideItsSentence(String sentence, LocalDate due) {
        assertThat(reader.read(sentence, ISSUED, null).due()).isEqualTo(due);
    }

    @Test
    @DisplayName("875-CV/TU đọc như Văn phòng đã đọc")
    void directive875() {
        check(
                "Tiếp tục tuyên truyền, quán triệt và triển khai có hiệu quả Kết luận số 52-KL/TW, Chương trình số 58-CTr/TU, "
                        + "ngày 08-10-2008 của Ban Chấp hành Đảng bộ tỉnh khóa XIII thực hiện các nghị quyết, kết luận Hội "
                        + "nghị Trung ương 7 khóa X.",
                ISSUED,
                "continuous",
                null,
                null,
                null);
        check(
                "Tăng cường huy động và đa dạng hóa các nguồn lực xã hội, thành lập các quỹ đầu tư đổi mới sáng tạo (cụ thể "
                        + "là Quỹ khởi nghiệp, Quỹ khoa học công nghệ....).",
                ISSUED,
                "none",
                null,
                null,
                null);
        check("Định kỳ tổ chức tôn vinh các tổ chức, cá nhân", ISSUED, "recurring", null, null, null);
        check("Hằng năm tổ chức gặp gỡ, đối thoại", ISSUED, "recurring", null, null, "P1Y");
        Reading both = reader.read(
                "Định kỳ tổ chức tôn vinh các tổ chức, cá nhân tiêu biểu. Hằng năm tổ chức gặp gỡ, đối thoại.",
                ISSUED,
                null);
        assertThat(both.every()).isNull();
        assertThat(both.question()).contains("tách");
        check("trong quý IV-2020", ISSUED, "period", day("2020-12-31"), "within", null);
        check(
                "kịp thời báo cáo Ban Thường vụ, Thường trực Tỉnh uỷ xem xét, chỉ đạo tháo gỡ những khó khăn, vướng mắc (nếu "
                        + "có).",
                ISSUED,
                "none",
                null,
                null,
                null);
    }

    @Test
    @DisplayName(
            "Hạn tính theo ngày bắt đầu từ ngày nhận; chưa vào sổ thì ước tính theo ngày ban hành; nêu mốc khác thì theo mốc đó")
    void theClockRunsFromReceipt() {
        Reading estimated = reader.read("trong 10 ngày làm việc", ISSUED, null);
        assertThat(estimated.due()).isEqualTo(day("2019-10-31"));
        assertThat(estimated.estimated()).isTrue();
        assertThat(estimated.explanation()).contains("Chưa vào sổ đến", "ước tính", "17/10/2019");

        Reading received =
                reader.read("trong 10 ngày làm việc kể từ ngày nhận được văn bản", ISSUED, day("2019-10-21"));
        assertThat(received.due()).isEqualTo(day("2019-11-04"));
        assertThat(received.estimated()).isFalse();
        assertThat(received.explanation()).contains("ngày nhận 21/10/2019").doesNotContain("ước tính");

        Reading signed = reader.read("trong 10 ngày làm việc kể từ ngày ký", ISSUED, day("2019-10-21"));
        assertThat(signed.due()).isEqualTo(day("2019-10-31"));
        assertThat(signed.fromReceipt()).isFalse();
        assertThat(reader.read("trong 10 ngày làm việc, tính từ ngày 01/11/2019", ISSUED, day("2019-10-21"))
                        .due())
                .isEqualTo(day("2019-11-15"));
    }

    @Test
    @DisplayName("Hạn tính theo ngày mà rơi vào ngày nghỉ thì lùi; hạn in sẵn và cuối kỳ thì giữ nguyên")
    void rolling() {
        Reading overTet = reader.read("trong 14 ngày", day("2020-01-10"), null);
        assertThat(overTet.due()).isEqualTo(day("2020-01-30"));
        assertThat(overTet.explanation()).contains("24/01/2020", "ngày nghỉ", "lùi đến", "30/01/2020");
        assertThat(reader.read("trong 15 ngày làm việc", day("2020-01-10"), null)
                        .due())
                .isEqualTo(day("2020-02-07"));
        Reading printed = reader.read("chậm nhất ngày 24/01/2020", ISSUED, null);
        assertThat(printed.due()).isEqualTo(day("2020-01-24"));
        assertThat(printed.explanation()).contains("ngày nghỉ", "giữ nguyên");
        assertThat(reader.read("trong tháng 11/2019", ISSUED, null).due()).isEqualTo(day("2019-11-30"));
    }

    @Test
    @DisplayName("Tháng không có ngày tương ứng: lấy ngày cuối tháng")
    void endOfMonth() {
        assertThat(reader.read("trong 1 tháng kể từ ngày ký", day("2020-01-31"), null)
                        .due())
                .isEqualTo(day("2020-03-02"));
        assertThat(reader.read("trong 4 tháng kể từ ngày ký", day("2019-10-31"), null)
                        .due())
                .isEqualTo(day("2020-03-02"));
    }

    @Test
    @DisplayName("Giải thích là câu của văn thư: có câu chữ, có ngày, có lý do")
    void explanations() {
        assertThat(reader.read("trình trước ngày 30/11", ISSUED, null).explanation())
                .isEqualTo(
                        "Văn bản ghi \"trước ngày 30/11\": hạn là 30/11/2019, ghi như in; hiểu chặt chữ \"trước\" thì ngày "
                                + "cuối cùng là 29/11/2019. Không in năm nên lấy năm của văn bản, 2019. Ngày này (thứ Bảy) là ngày "
                                + "nghỉ; hạn đã in thì giữ nguyên.");
        assertThat(reader.read("trong quý IV-2020", ISSUED, null).explanation())
                .isEqualTo("Văn bản ghi \"trong quý IV-2020\": hạn là ngày cuối quý, 31/12/2020 (bắt đầu 01/10/2020).");
        assertThat(reader.read("trước 9h00 ngày 23/4/2020", ISSUED, null).explanation())
                .contains("trước 9 giờ 00 ngày 23/04/2020");
        assertThat(reader.read("trước Tết Nguyên đán", ISSUED, null).explanation())
                .contains("Tết Nguyên đán là ngày 25/01/2020");
    }

    @Test
    @DisplayName("Câu hỏi nêu điều phải hỏi, không đoán")
    void questions() {
        assertThat(reader.read("tuần 2 tháng 10", day("2026-09-01"), null).question())
                .contains("09/10/2026 hay 14/10/2026 hay 16/10/2026");
        assertThat(reader.read("hằng năm", ISSUED, null).question()).contains("2019 hay 2020");
        assertThat(reader.read("định kỳ", ISSUED, null).question()).contains("Bao lâu");
        assertThat(reader.read("vào đầu tháng 3/2025", ISSUED, null).question()).contains("01/03/2025");
        assertThat(reader.read("theo thời gian quy định tại Công văn số 12-CV/TU", ISSUED, null)
                        .question())
                .contains("văn bản nào");
        assertThat(reader.read("Các nội dung trình Thường trực gửi trước ngày 30/11", ISSUED, null)
                        .question())
                .contains("những nội dung nào");
        assertThat(reader.read("trước ngày 30/11/2018", ISSUED, null).question())
                .contains("đã qua");
        assertThat(reader.read("hoàn thành trước 30/11/2019, báo cáo trước 15/12/2019", ISSUED, null)
                        .explanation())
                .contains("30/11/2019", "15/12/2019");
        assertThat(reader.read("trong quý IV-2020", ISSUED, null).question()).isNull();
    }

    @Test
    @DisplayName("Câu chữ phá hoại dài nhất vẫn trả lời ngay; dài hơn thì từ chối")
    void hostilePhrases() {
        int longest = DeadlineReader.LONGEST;
        for (String part : List.of(
                "a",
                "1",
                "1/",
                "(",
                "trong ",
                "trongtrong",
                "năm",
                "từ 1 đến ",
                "hằng năm, ",
                "ngày 1, ",
                "quý I, ",
                "tháng 1 và ",
                "một trăm ",
                "kể từ ",
                "trước ngày ",
                "từ ngày 1/1 ",
                "\u0301",
                "\ufdfa",
                "\ud83d\ude00",
                " ",
                "trong 1 ngày kể từ ")) {
            String phrase = part.repeat(longest / part.length());
            long start = System.nanoTime();
            assertThat(reader.read(phrase, ISSUED, null).explanation()).isNotBlank();
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(part).isLessThan(Duration.ofSeconds(2));
        }
        assertThatThrownBy(() -> reader.read("1".repeat(longest + 1), ISSUED, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("Một câu chữ đọc trong chưa đầy một phần nghìn giây")
    void underAMillisecond() {
        List<String> phrases = List.of(
                "trong quý IV-2020",
                "trước ngày 30/11",
                "trong 15 ngày làm việc kể từ ngày nhận được Công văn này",
                "từ nay đến Tết Nguyên đán Canh Tý",
                "định kỳ 6 tháng (trước ngày 15/6 và 15/12)",
                "Ban cán sự đảng Ủy ban nhân dân tỉnh lãnh đạo Ủy ban nhân dân tỉnh chủ trì, phối hợp với các cơ quan liên quan "
                        + "triển khai xây dựng Đề án về phát triển đội ngũ trí thức tỉnh Kon Tum giai đoạn 2021-2030, trình Ban "
                        + "Thường vụ Tỉnh ủy trong quý IV-2020.");
        int times = 100_000;
        int dated = 0;
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            dated += reader.read(phrases.get(i % phrases.size()), ISSUED, null).due() == null ? 0 : 1;
        }
        double micros = (System.nanoTime() - start) / 1e3 / times;
        System.out.printf(Locale.ROOT, "A phrase resolves in %.1f microseconds (mean over %,d)%n", micros, times);
        assertThat(dated).isGreaterThan(times / 2);
        assertThat(micros).isLessThan(1_000);
    }

    private void check(String phrase, LocalDate issued, String kind, LocalDate due, String operator, String every) {
        Reading reading = reader.read(phrase, issued, null);
        assertThat(reading.kind().code()).as(reading.explanation()).isEqualTo(kind);
        assertThat(reading.due()).isEqualTo(due);
        assertThat(reading.operator() == null ? null : reading.operator().code())
                .isEqualTo(operator);
        assertThat(reading.every()).isEqualTo(every);
        assertThat(reading.explanation()).isNotBlank();
        boolean open = kind.equals("ask") || kind.equals("recurring");
        if (open) {
            assertThat(reading.question()).isNotBlank();
        }
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }
}
