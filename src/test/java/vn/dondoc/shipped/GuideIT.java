package vn.dondoc.shipped;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every role does its day's work as its page of docs/guide says, one after the other with the same two documents. The words
 * that a page quotes in its steps must have been on that person's screen; {@code -Dguide.pictures=write} draws the
 * pictures of the guide on the way.
 */
@DisplayName("Mỗi vai làm việc trong ngày đúng như hướng dẫn")
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class GuideIT {

    private static final Path DIRECTORY = Path.of("target/guide-" + UUID.randomUUID());

    private static final String DOCUMENT = """
            TỈNH ỦY KON TUM
            *
            Số 912-CV/TU

            ĐẢNG CỘNG SẢN VIỆT NAM
            Kon Tum, ngày 16 tháng 10 năm 2019

            V/v báo cáo tình hình đội ngũ trí thức trên địa bàn

            Kính gửi:
            - Các huyện ủy, thành ủy.

            Ban Thường vụ Tỉnh ủy yêu cầu:

            1. Các huyện ủy, thành ủy báo cáo số lượng, chất lượng đội ngũ trí thức trên địa bàn, hoàn thành trước ngày \
            29/11/2019.

            2. Văn phòng Tỉnh ủy lưu hồ sơ.

            T/M BAN THƯỜNG VỤ
            PHÓ BÍ THƯ
            Nguyễn Văn A

            Nơi nhận:
            - Như trên,
            - Lưu Văn phòng Tỉnh ủy.
            """;

    private static final String FIRST = "875-CV/TU";
    private static final String SECOND = "912-CV/TU";

    /** What was on the screen of whoever followed the page of this name. */
    private static final Map<String, StringBuilder> SEEN = new TreeMap<>();

    private static Jar jar;
    private static Chromium chromium;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.start();
        jar = Jar.start(DIRECTORY).untilUp();
    }

    @AfterAll
    static void stop() throws Exception {
        if (jar != null) {
            jar.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    private static Desk desk(String page, String account) {
        return new Desk(chromium, jar, account, SEEN.computeIfAbsent(page, name -> new StringBuilder()));
    }

    @Test
    @Order(1)
    @DisplayName("Văn thư: đọc văn bản mới, phân rã, trình ký")
    void theClerkEntersADocument() {
        try (Desk clerk = desk("clerk", "vanthu")) {
            clerk.follow("Hướng dẫn").sees("Văn thư, người nhập văn bản");
            clerk.follow("Văn bản").follow("Đọc văn bản mới");
            clerk.fill("Toàn văn", DOCUMENT).picture("intake");
            clerk.press("Đọc").look();
            clerk.press("Nhập văn bản, sang phân rã").look();
            clerk.choose("Cơ quan theo dõi", "btg")
                    .fill("Sản phẩm phải có", "Báo cáo")
                    .choose("Cơ quan xác nhận kết quả", "btg");
            clerk.unfold("Chi tiết khác").tick("Sở Khoa học và Công nghệ");
            clerk.page.getByLabel("Lý do không giao việc").last().fill("Việc thường xuyên của Văn phòng.");
            clerk.press("Lưu").look();
            clerk.picture("breakdown", clerk.page.locator(".breakdown table"));
            clerk.press("Lưu").sees("Đã lưu.").look();
            clerk.tasks();
            clerk.take("Phân rã thành nhiệm vụ", SECOND).tick("Tôi đã phân rã xong và đã lưu");
            clerk.picture("breakdown-task").finish("Phân rã thành nhiệm vụ", SECOND);
        }
    }

    @Test
    @Order(2)
    @DisplayName("Lãnh đạo: xem toàn bộ nhiệm vụ, ký ban hành")
    void theLeaderSigns() {
        try (Desk leader = desk("leader", "thuongtruc")) {
            for (String document : new String[] {FIRST, SECOND}) {
                leader.tasks().list("Chờ quyết định");
                leader.take("Duyệt, ký ban hành", document).tick("Ký ban hành");
                leader.picture("sign").finish("Duyệt, ký ban hành", document);
            }
        }
    }

    @Test
    @Order(3)
    @DisplayName("Chuyên viên đơn vị: vào sổ, ghi phân công, triển khai, nộp kết quả kèm tệp, lấy giấy biên nhận")
    void theOfficerDoesTheWork() {
        try (Desk officer = desk("officer", "hu.dakha")) {
            officer.tasks().picture("tasks");
            officer.take("Vào sổ văn bản đến", FIRST)
                    .fill("Số đến", "245")
                    .fill("Ngày đến", "17/10/2019")
                    .picture("register")
                    .finish("Vào sổ văn bản đến", FIRST);
            officer.take("Phân công thực hiện", FIRST)
                    .fill("Người chủ trì", "Nguyễn Văn B, Trưởng ban Tuyên giáo")
                    .finish("Phân công thực hiện", FIRST);
            officer.take("Quán triệt, triển khai", FIRST)
                    .tick("Bằng văn bản riêng của đơn vị")
                    .fill("Đã làm thế nào", "Hội nghị cán bộ chủ chốt ngày 17/10/2019.");
            officer.page.getByText("Hoàn thành").last().click();
            officer.take("Báo cáo kết quả triển khai", FIRST);
            officer.page
                    .locator(".office-brief input[type=file]")
                    .setInputFiles(new FilePayload(
                            "ke-hoach.pdf",
                            "application/pdf",
                            "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
            officer.sees("ke-hoach.pdf: Đã lưu.");
            officer.fill("Số, ký hiệu văn bản minh chứng", "89-BC/HU")
                    .fill("Ngày ban hành", "17/10/2019")
                    .fill("Trích yếu", "Báo cáo kết quả quán triệt, triển khai Kết luận số 52-KL/TW")
                    .fill("Nơi nhận", "Ban Tuyên giáo Tỉnh ủy")
                    .picture("submit")
                    .finish("Báo cáo kết quả triển khai", FIRST);
            officer.open("/work/875-CV-TU:1:hu.dakha").follow("Giấy biên nhận").picture("receipt");
        }
    }

    @Test
    @Order(4)
    @DisplayName("Chuyên viên theo dõi: xác nhận kết quả, hỏi các cơ quan")
    void theMonitorConfirmsAndAsks() {
        try (Desk monitor = desk("monitor", "btg")) {
            monitor.tasks().list("Chờ xác nhận");
            monitor.take("Xác nhận kết quả", FIRST);
            monitor.tick("Xác nhận đạt yêu cầu").picture("confirm").finish("Xác nhận kết quả", FIRST);
            monitor.open("/").follow("Yêu cầu báo cáo").follow("Yêu cầu báo cáo mới");
            monitor.fill("Nội dung tóm tắt", "Số hội nghị quán triệt")
                    .fill("Nội dung cần báo cáo", "Đã mở bao nhiêu hội nghị, bao nhiêu người dự?");
            monitor.page.getByLabel("Báo cáo trước hết ngày").fill("2019-10-31");
            monitor.tick("Huyện ủy Đăk Hà").picture("report-request");
            monitor.press("Gửi yêu cầu").sees("Đã gửi đến 1 cơ quan").look();
        }
    }

    @Test
    @Order(5)
    @DisplayName("Người đứng đầu đơn vị: xin gia hạn, ủy quyền")
    void theHeadAsksForTime() {
        try (Desk head = desk("head", "tu.kontum")) {
            head.tasks();
            head.take("Thực hiện, nộp kết quả", SECOND).followBeside("Xin gia hạn");
            head.page.getByLabel("Xin lùi đến hết ngày").fill("2019-12-16");
            head.page.locator("#ext-no").fill("31-CV/TU");
            head.page.getByLabel("Ngày văn bản").first().fill("2019-10-17");
            head.page.getByLabel("Người đứng đầu đã ký").fill("Nguyễn Văn C, Bí thư");
            head.page.locator("#ext-why").fill("Cần thêm thời gian tổng hợp số liệu của các phường, xã.");
            head.picture("extension", head.page.locator("#requests"));
            head.press("Gửi đề nghị").sees("Đã gửi đề nghị gia hạn").look();
            head.follow("Ủy quyền");
            head.choose("Người được ủy quyền", "tu.kontum.vp");
            head.page.getByLabel("Đến hết ngày").fill("2019-10-18");
            head.fill("Số, ngày văn bản ủy quyền", "05-UQ/TU ngày 17/10/2019").picture("substitution");
            head.press("Ủy quyền").sees("Đã ghi ủy quyền.").look();
        }
    }

    @Test
    @Order(6)
    @DisplayName("Cơ quan phối hợp: mở hồ sơ của cơ quan chủ trì, ghi ý kiến")
    void theHelperRemarks() {
        try (Desk helper = desk("helper", "so.khcn")) {
            helper.follow("Văn bản").follow(SECOND).follow("Mọi việc được giao").follow("Thành ủy Kon Tum");
            helper.fill("Ý kiến của cơ quan đồng chí", "Sở có danh sách trí thức ngành khoa học, gửi kèm khi cần.");
            helper.picture("remark", helper.page.locator("#remarks"));
            helper.press("Ghi ý kiến").sees("Sở có danh sách trí thức").look();
        }
    }

    @Test
    @Order(7)
    @DisplayName("Quản trị: thêm một người, mở quyền đọc cho người kiểm tra, bước đồng hồ dùng thử")
    void theAdministratorKeepsAccounts() {
        try (Desk administrator = desk("administrator", "admin")) {
            administrator.follow("Cơ quan và con người").picture("organisation");
            administrator.follow("Huyện ủy Đăk Hà").unfold("Thêm người");
            administrator
                    .fill("Tài khoản (chữ thường không dấu)", "hu.dakha.moi")
                    .fill("Họ và tên", "Nguyễn Thị D")
                    .fill("Lý do, căn cứ", "Quyết định điều động ngày 17/10/2019");
            administrator.page.locator("#p-role").selectOption("OFFICER");
            administrator.press("Thêm người").sees("Đã thêm người").look();
            administrator.follow("Quyền đọc của người kiểm tra");
            administrator
                    .choose("Người kiểm tra", "kiemtra")
                    .choose("Văn bản", "912-CV-TU")
                    .fill("Số văn bản kiểm tra", "12-QĐ/UBKT");
            administrator.page.getByLabel("Ngày văn bản kiểm tra").fill("2019-10-17");
            administrator.page.getByLabel("Từ ngày").fill("2019-10-17");
            administrator.page.getByLabel("Đến hết ngày").fill("2019-12-31");
            administrator.picture("inspection").press("Mở").look();
            administrator.follow("Bước đồng hồ");
            administrator.page.getByLabel("Tới").fill("2019-12-10T08:00");
            administrator.press("Đi").sees("Đồng hồ đã tới mốc").look();
        }
    }

    @Test
    @Order(8)
    @DisplayName("Lãnh đạo: xem việc quá hạn trên bảng, cho ý kiến về một việc chậm")
    void theLeaderRulesOnADelay() {
        try (Desk leader = desk("leader", "thuongtruc")) {
            leader.picture("board");
            leader.tasks().list("Chờ quyết định");
            String late = "Huyện ủy Kon Rẫy";
            leader.take("Cho ý kiến về việc chậm", late)
                    .tick("Yêu cầu báo cáo nguyên nhân")
                    .fill("Nội dung ý kiến", "Báo cáo rõ nguyên nhân trước ngày 13/12/2019.")
                    .picture("rule-on-delay")
                    .finish("Cho ý kiến về việc chậm", late);
        }
    }

    @Test
    @Order(9)
    @DisplayName("Người kiểm tra: mở hồ sơ trong phạm vi quyết định, xem nhật ký và căn cứ xếp màu")
    void theInspectorReads() {
        try (Desk inspector = desk("inspector", "kiemtra")) {
            inspector.follow("Văn bản").follow(SECOND).follow("Mọi việc được giao");
            inspector.follow("Huyện ủy Kon Rẫy").picture("inspect").follow("Căn cứ xếp màu");
        }
    }

    @Test
    @Order(10)
    @DisplayName("Người quản trị vận hành: trang tổng quan, trang một văn bản, lịch sử các lượt đã kết thúc")
    void theSupervisorLooks() {
        try (Desk supervisor = desk("supervisor", "vanhanh")) {
            supervisor.follow("Vận hành quy trình").sees("Lượt đang thực hiện").sees("Tình hình thực hiện văn bản");
            supervisor.picture("cockpit");
            supervisor.follow(FIRST).sees("Phản hồi của các cơ quan");
            supervisor.follow("Lịch sử").fill("Mã việc có chứa", "hu.dakha").press("Tìm");
            supervisor.sees("875-CV-TU:1:hu.dakha").picture("history");
        }
    }

    @Test
    @Order(11)
    @DisplayName("Hướng dẫn mở đúng trang của vai mình, đủ hình; từ đó sang các trang khác; trang đổi mật khẩu")
    void everybodyFindsTheirPage() {
        try (Desk desk = desk("README", "btg")) {
            desk.follow("Hướng dẫn");
            assertThat(desk.page.url()).endsWith("/guide/monitor");
            assertThat(desk.page.evaluate(
                            "() => [...document.images].every(image => image.complete && image.naturalWidth)"))
                    .isEqualTo(true);
            desk.follow("Hướng dẫn cho mọi vai").open("/account/password");
        }
    }

    @Test
    @Order(12)
    @DisplayName(
            "Chữ in đậm ở từng bước đều đã hiện trên màn hình của người làm bước ấy; hình nào của hướng dẫn cũng từ đây")
    void theStepsSayWhatIsOnTheScreen() {
        Set<String> unseen = new TreeSet<>();
        for (GuidePage page : GuidePage.all()) {
            String seen = SEEN.getOrDefault(page.name(), new StringBuilder()).toString();
            String words = seen.replaceAll("\\s+", " ").toLowerCase();
            page.quotedInSteps().stream()
                    .filter(quoted -> !words.contains(quoted.toLowerCase()))
                    .forEach(quoted -> unseen.add(page.name() + ": " + quoted));
        }
        assertThat(unseen).isEmpty();
        assertThat(Desk.TAKEN)
                .isEqualTo(GuidePage.all().stream()
                        .flatMap(page -> page.pictures().stream())
                        .collect(Collectors.toCollection(TreeSet::new)));
    }
}
